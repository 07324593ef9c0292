"""What holds for every module of the program: its length, its words, and the place of its tests."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

import scraper
from tools import wording

ROOT = Path(scraper.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
LONGEST = 400
"""Lines of a module."""

MOST = 12
"""Modules of a folder: as many as one takes in at a glance."""

THROUGH: dict[str, str] = {
    "alerts/run.py": "alerts/delivery/test_delivery.py",
    "alerts/delivery/sender.py": "alerts/delivery/test_delivery.py",
    "alerts/delivery/sending.py": "alerts/delivery/test_apprise_service.py",
    "alerts/delivery/services.py": "alerts/messages/test_composing.py",
    "archive/archive.py": "archive/test_open.py",
    "archive/articles/versions/alignment.py": "archive/articles/duplicates/test_near_duplicates.py",
    "archive/articles/articles.py": "archive/articles/test_deletion.py",
    "archive/articles/bulk_reads.py": "cli/commands/import_and_export/test_export.py",
    "archive/articles/statistics/dimensions.py": "archive/articles/statistics/test_cross_count.py",
    "archive/articles/queries.py": "cli/commands/import_and_export/test_export.py",
    "archive/articles/restore_export.py": "cli/commands/import_and_export/test_export.py",
    "archive/articles/tags.py": "cli/commands/find/test_tag.py",
    "archive/articles/duplicates/url_aliases.py": "archive/articles/test_deletion.py",
    "archive/files/file.py": "archive/files/test_files.py",
    "archive/files/file_queue.py": "archive/files/test_queue.py",
    "archive/files/refusals.py": "crawl/source/test_file_crawl.py",
    "archive/files/store.py": "archive/files/test_files.py",
    "archive/crawl/crawl.py": "archive/crawl/test_retry_schedule.py",
    "archive/crawl/failures.py": "cli/commands/collect/test_fetch_again.py",
    "archive/crawl/list_readings.py": "archive/crawl/test_retry_schedule.py",
    "archive/crawl/outage_notices.py": "cli/commands/collect/test_fetch_again.py",
    "archive/crawl/rename_source.py": "cli/commands/maintain/test_rename.py",
    "archive/crawl/robots_cache.py": "cli/commands/collect/test_fetch_again.py",
    "archive/crawl/visits.py": "archive/crawl/test_revisits.py",
    "archive/schema/file_tables.py": "archive/files/test_files.py",
    "archive/schema/commit_stamp.py": "archive/upkeep/test_restore.py",
    "archive/db/connect.py": "archive/test_open.py",
    "archive/db/errors.py": "archive/test_open.py",
    "archive/rows/filters.py": "archive/search/test_engine.py",
    "archive/db/lock.py": "archive/test_file_names.py",
    "archive/rows/messages.py": "archive/crawl/test_retry_schedule.py",
    "archive/db/part.py": "archive/articles/test_store.py",
    "archive/db/progress.py": "archive/articles/test_deletion.py",
    "archive/schema/schema.py": "archive/db/test_file_identity.py",
    "archive/schema/search_table.py": "cli/commands/maintain/test_upkeep.py",
    "archive/db/session.py": "archive/db/test_file_identity.py",
    "archive/schema/tables.py": "archive/articles/test_deletion.py",
    "archive/rows/tags.py": "cli/commands/find/test_tag.py",
    "archive/rows/tombstones.py": "archive/articles/test_deletion.py",
    "archive/merge/files.py": "archive/files/test_relocation.py",
    "archive/merge/other_archive/article_rows.py": "archive/merge/test_merge.py",
    "archive/merge/articles/articles.py": "archive/merge/test_merge.py",
    "archive/merge/articles/belongings.py": "archive/merge/test_merge.py",
    "archive/merge/other_archive/cleaning.py": "archive/merge/test_merge.py",
    "archive/merge/lists.py": "archive/merge/test_merge.py",
    "archive/merge/merger.py": "archive/merge/test_merge.py",
    "archive/merge/other_archive/other.py": "archive/merge/test_merge.py",
    "archive/merge/pages.py": "archive/merge/test_merge.py",
    "archive/merge/rankings.py": "archive/merge/test_merge.py",
    "archive/merge/rows.py": "archive/merge/test_merge.py",
    "archive/merge/runs.py": "archive/merge/test_merge.py",
    "archive/merge/sides.py": "archive/merge/test_merge.py",
    "archive/pages/pages.py": "archive/articles/test_deletion.py",
    "archive/pages/reparse_queue.py": "cli/commands/maintain/test_upkeep.py",
    "archive/pages/samples.py": "cli/commands/maintain/test_teach.py",
    "archive/search/candidates.py": "archive/search/test_engine.py",
    "archive/search/index/fts_index.py": "archive/search/test_engine.py",
    "archive/search/matcher.py": "archive/search/test_engine.py",
    "archive/search/name_lookup.py": "cli/options/selection/test_filters.py",
    "archive/search/search.py": "cli/commands/find/test_search.py",
    "archive/search/suggestions.py": "cli/commands/find/test_search.py",
    "archive/search/query/tokens.py": "archive/search/query/test_query.py",
    "archive/search/index/word_boundaries.py": "cli/commands/analyse/test_keywords_and_trends.py",
    "archive/upkeep/kept_files.py": "archive/files/test_relocation.py",
    "archive/upkeep/backup.py": "cli/commands/maintain/test_upkeep.py",
    "archive/upkeep/compaction.py": "archive/articles/test_deletion.py",
    "archive/upkeep/repairs.py": "cli/commands/maintain/test_upkeep.py",
    "archive/upkeep/upkeep.py": "cli/commands/maintain/test_upkeep.py",
    "archive/upkeep/verify.py": "cli/commands/maintain/test_upkeep.py",
    "citations/apa.py": "citations/test_styles.py",
    "citations/bibtex.py": "citations/test_read_back.py",
    "citations/chicago.py": "citations/test_styles.py",
    "citations/csl_json.py": "citations/test_read_back.py",
    "citations/gbt7714.py": "citations/test_styles.py",
    "citations/mla.py": "citations/test_styles.py",
    "citations/ris.py": "citations/test_read_back.py",
    "cli/commands/maintain/backup.py": "cli/options/export/test_output.py",
    "cli/commands/maintain/dictionary.py": "cli/commands/analyse/test_keywords_and_trends.py",
    "cli/commands/monitor/failures.py": "cli/commands/collect/test_fetch_again.py",
    "cli/commands/import_and_export/feed.py": "feeds/test_files.py",
    "cli/commands/get_started/help.py": "cli/help/test_usage_errors.py",
    "cli/commands/get_started/install.py": "test_extras.py",
    "cli/commands/analyse/keywords.py": "cli/commands/analyse/test_keywords_and_trends.py",
    "cli/commands/maintain/reparse.py": "cli/commands/maintain/test_upkeep.py",
    "cli/commands/maintain/restore.py": "archive/upkeep/test_restore.py",
    "cli/commands/monitor/runs.py": "cli/commands/maintain/test_upkeep.py",
    "cli/commands/find/serve.py": "presentation/web/test_command.py",
    "cli/commands/analyse/trends.py": "cli/commands/analyse/test_keywords_and_trends.py",
    "cli/commands/maintain/verify.py": "cli/commands/maintain/test_upkeep.py",
    "cli/help/help_i18n.py": "test_i18n.py",
    "cli/help/intents.py": "cli/help/test_usage_errors.py",
    "cli/views/after_run.py": "cli/commands/collect/test_fetch.py",
    "cli/views/alerting.py": "cli/commands/collect/test_alerts.py",
    "cli/options/common.py": "cli/options/selection/test_filters.py",
    "cli/options/config_file.py": "cli/test_main.py",
    "cli/options/export/export_format.py": "cli/commands/import_and_export/test_export.py",
    "cli/options/global_options.py": "cli/options/test_exclusive.py",
    "cli/options/logs.py": "cli/commands/collect/test_run_output.py",
    "cli/options/selection/query_options.py": "cli/commands/find/test_search.py",
    "cli/options/shell_completion.py": "cli/commands/get_started/test_completion.py",
    "cli/options/workers.py": "cli/commands/collect/test_fetch.py",
    "cli/terminal/console.py": "cli/test_drawing.py",
    "cli/terminal/log_file.py": "cli/terminal/test_streams.py",
    "cli/terminal/pager.py": "cli/commands/find/test_search.py",
    "cli/terminal/tables.py": "cli/test_table_widths.py",
    "cli/views/add/add_dialogue.py": "cli/commands/get_started/test_add.py",
    "cli/views/import_and_export/archive_export.py": "cli/commands/import_and_export/test_import_db.py",
    "cli/views/import_and_export/archive_import.py": "cli/commands/import_and_export/test_import_db.py",
    "cli/views/cross_table.py": "cli/commands/analyse/test_count.py",
    "cli/views/digest_view.py": "cli/commands/find/test_digest.py",
    "cli/views/import_and_export/export_file.py": "cli/commands/import_and_export/test_export.py",
    "cli/views/import_and_export/import_progress.py": "cli/views/progress/test_progress.py",
    "cli/views/list_history.py": "cli/commands/find/test_show.py",
    "cli/views/page_download.py": "cli/commands/collect/test_parse.py",
    "cli/views/progress/run_display.py": "cli/views/progress/test_progress.py",
    "cli/views/teach/teach_dialogue.py": "cli/commands/maintain/test_teach.py",
    "cli/views/teach/teach_pages.py": "cli/commands/maintain/test_teach.py",
    "cli/views/teach/teach_view.py": "cli/commands/maintain/test_teach.py",
    "crawl/source/refusals/refusals.py": "cli/commands/collect/test_fetch_again.py",
    "crawl/browser/page_scripts.py": "crawl/browser/test_renderer.py",
    "crawl/browser/settings.py": "crawl/browser/test_renderer.py",
    "crawl/cluster/cluster.py": "crawl/cluster/test_same_results.py",
    "crawl/cluster/identity.py": "crawl/cluster/test_lost_workers.py",
    "crawl/cluster/joining.py": "crawl/cluster/test_lost_workers.py",
    "crawl/cluster/protocol.py": "crawl/cluster/test_worker_actor.py",
    "crawl/cluster/worker_link.py": "crawl/cluster/test_assignment.py",
    "crawl/fetch/errors.py": "crawl/fetch/test_client.py",
    "crawl/fetch/http/cookies.py": "crawl/fetch/http/test_redirects.py",
    "crawl/workers/reader.py": "cli/commands/collect/test_fetch.py",
    "crawl/reparse.py": "cli/commands/maintain/test_upkeep.py",
    "crawl/run.py": "cli/commands/collect/test_fetch.py",
    "crawl/source/run_options.py": "cli/commands/collect/test_fetch.py",
    "crawl/source/articles.py": "cli/commands/collect/test_fetch.py",
    "crawl/source/crawling.py": "cli/commands/collect/test_fetch.py",
    "crawl/source/source_crawl.py": "cli/commands/collect/test_fetch.py",
    "crawl/source/source_jobs.py": "cli/commands/collect/test_fetch.py",
    "crawl/workers/time_budget.py": "crawl/workers/test_worker_pool.py",
    "demo/layouts.py": "demo/test_parsed.py",
    "discovery/page_links.py": "cli/commands/get_started/test_add.py",
    "discovery/results.py": "cli/commands/get_started/test_add.py",
    "discovery/sampling.py": "cli/commands/get_started/test_add.py",
    "discovery/survey.py": "cli/commands/get_started/test_add.py",
    "discovery/survey_addresses.py": "cli/commands/get_started/test_add.py",
    "errors.py": "crawl/fetch/test_client.py",
    "exporters/feeds/atom.py": "exporters/test_formats.py",
    "exporters/references/bibtex.py": "citations/test_read_back.py",
    "exporters/references/csl_json.py": "citations/test_read_back.py",
    "exporters/tables/csv.py": "exporters/test_formats.py",
    "exporters/tables/headings.py": "exporters/test_readers.py",
    "exporters/json.py": "exporters/test_formats.py",
    "exporters/jsonl.py": "exporters/test_formats.py",
    "exporters/texts/markdown.py": "exporters/test_readers.py",
    "exporters/tables/parquet.py": "exporters/test_readers.py",
    "exporters/recognise.py": "cli/options/export/test_output.py",
    "exporters/references/ris.py": "citations/test_read_back.py",
    "exporters/texts/text.py": "exporters/test_formats.py",
    "exporters/warc.py": "exporters/test_formats.py",
    "exporters/tables/xlsx.py": "exporters/test_readers.py",
    "extract/article/content/headline/headline_points.py": "extract/article/content/headline/test_headline.py",
    "extract/article/content/headline/headline_text.py": "extract/article/content/headline/test_headline.py",
    "extract/article/credits/datelines/dateline_parts.py": "extract/article/credits/datelines/test_datelines.py",
    "extract/article/anchors.py": "extract/article/content/body/test_body.py",
    "extract/article/content/boilerplate/boilerplate_lines.py": "extract/article/content/body/test_body.py",
    "exporters/feeds/json_feed.py": "feeds/test_feed.py",
    "digest/epub.py": "digest/test_formats.py",
    "digest/html.py": "digest/test_formats.py",
    "digest/markdown.py": "digest/test_formats.py",
    "digest/model.py": "digest/test_compose.py",
    "digest/wording.py": "digest/test_formats.py",
    "extract/article/content/boilerplate/decks.py": "extract/article/content/body/test_body.py",
    "extract/article/content/boilerplate/latin_boilerplate.py": "extract/html/test_writing_system.py",
    "extract/article/content/body/paragraphs.py": "extract/article/content/body/test_body.py",
    "extract/article/credits/breadcrumbs/breadcrumb_blocks.py": "extract/article/fields/section/test_section.py",
    "extract/article/credits/breadcrumbs/breadcrumb_entries.py": "extract/article/fields/section/test_section.py",
    "extract/article/credits/breadcrumbs/breadcrumbs.py": "extract/test_shapes.py",
    "extract/article/credits/names/surnames.py": "extract/article/credits/names/test_person_names.py",
    "extract/article/credits/line_dates.py": "extract/test_shapes.py",
    "extract/article/credits/label_words.py": "extract/article/credits/test_labels.py",
    "extract/article/fields/outlet/accounts.py": "extract/article/fields/published/test_published.py",
    "extract/article/fields/located.py": "extract/article/fields/published/test_published.py",
    "extract/article/fields/published/publication_data.py": "extract/article/fields/published/test_published.py",
    "extract/article/locate.py": "extract/article/fields/test_selectors.py",
    "extract/article/selected.py": "extract/article/fields/test_selectors.py",
    "extract/html/flatten.py": "extract/html/test_writing_system.py",
    "extract/html/markup_repairs.py": "extract/test_shapes.py",
    "extract/listing/link_groups.py": "extract/listing/test_main_listing.py",
    "extract/listing/patterns.py": "extract/listing/test_main_listing.py",
    "extract/listing/placement.py": "extract/listing/test_main_listing.py",
    "extract/listing/scripted_links.py": "extract/test_scripted_lists.py",
    "extract/page/wall_words.py": "extract/page/test_error_page.py",
    "extract/shared/dates/stamp.py": "extract/shared/dates/test_dates.py",
    "file_handles.py": "cli/commands/maintain/test_upkeep.py",
    "i18n/library_messages.py": "test_i18n.py",
    "importers/captures.py": "importers/warc/test_warc.py",
    "importers/warc/gzip_members.py": "importers/warc/test_warc.py",
    "importers/warc/records.py": "importers/warc/test_warc_others.py",
    "importers/import_job.py": "cli/commands/import_and_export/test_import_.py",
    "importers/jsonl.py": "cli/commands/import_and_export/test_import_.py",
    "importers/remote.py": "importers/test_inputs.py",
    "models.py": "extract/test_document.py",
    "archive/schema/backfill_tables.py": "archive/crawl/test_backfills.py",
    "archive/rows/provenance.py": "archive/crawl/test_backfills.py",
    "backfill/estimate.py": "cli/commands/collect/test_backfill.py",
    "backfill/manners.py": "backfill/test_run.py",
    "cli/views/progress/backfill_progress.py": "cli/commands/collect/test_backfill.py",
    "monitoring/page_regression.py": "cli/commands/monitor/test_check.py",
    "monitoring/webhook.py": "monitoring/test_notify.py",
    "output_paths.py": "cli/options/export/test_output.py",
    "presentation/assistant/answers.py": "presentation/assistant/test_server.py",
    "presentation/charts/drawing.py": "presentation/charts/test_figures.py",
    "presentation/keywords.py": "cli/commands/analyse/test_keywords_and_trends.py",
    "presentation/process_pool.py": "presentation/web/test_bounds.py",
    "presentation/shares.py": "cli/commands/analyse/test_count.py",
    "presentation/trends.py": "cli/commands/analyse/test_keywords_and_trends.py",
    "presentation/web/pages/article.py": "presentation/web/pages/test_pages.py",
    "presentation/web/pages/citation.py": "presentation/web/pages/test_pages.py",
    "presentation/web/sql/database.py": "presentation/web/test_bounds.py",
    "presentation/web/plugin.py": "presentation/web/test_access_guard.py",
    "presentation/web/read_pool.py": "presentation/web/pages/test_pages.py",
    "presentation/web/pages/search_view.py": "presentation/web/pages/test_pages.py",
    "presentation/web/server.py": "presentation/web/test_command.py",
    "presentation/web/sql/sql_worker.py": "presentation/web/test_bounds.py",
    "redaction.py": "end_to_end/test_secrets.py",
    "scheduling/launchd.py": "scheduling/test_unit_files.py",
    "scheduling/systemd.py": "scheduling/test_unit_files.py",
    "sources/alerts/keys.py": "sources/alerts/test_reader.py",
    "sources/defaults.py": "sources/test_json_schema.py",
    "sources/key_table.py": "sources/test_json_schema.py",
    "sources/setting_origins.py": "cli/commands/collect/test_config.py",
}
"""Module -> the tests that exercise it, where it has none at the mirrored path: those that run most of its lines."""

TESTS = Path(__file__).parent


def package_of(module: Path) -> str:
    """The folder below scraper/ that a module is in; "" for those that are in none."""
    return "" if module.parent == ROOT else module.relative_to(ROOT).parts[0]


def test_no_module_is_long() -> None:
    lengths = {
        module.relative_to(ROOT).as_posix(): module.read_text(encoding="utf-8").count("\n") for module in MODULES
    }
    assert {module: length for module, length in lengths.items() if length > LONGEST} == {}, "make modules by subject"


def test_no_repetition_is_lost_in_an_f_string() -> None:
    """``{0,3}`` in an f-string is a tuple, and the expression another one: it takes ``{{0,3}}``."""
    lost = [
        f"{module.relative_to(ROOT)}:{node.lineno}"
        for module in MODULES
        if ", " in (source := module.read_text(encoding="utf-8")) and 'f"' in source
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FormattedValue) and isinstance(node.value, ast.Tuple | ast.Constant)
    ]
    assert not lost


def test_no_folder_is_crowded() -> None:
    counts = Counter(module.parent.relative_to(ROOT).as_posix() for module in MODULES if module.name != "__init__.py")
    assert {folder: count for folder, count in counts.items() if count > MOST} == {}, "make packages by subject"


@pytest.mark.parametrize("package", sorted({package_of(module) for module in MODULES}))
def test_the_words_are_those_of_the_glossary(package: str) -> None:
    here = sum((wording.counts(m) for m in MODULES if package_of(m) == package), wording.Counts())
    assert not here.exceeds, f"{here}: `python tools/wording.py --lines scraper/{package}` lists the places"


TESTED = [module for module in MODULES if module.name not in ("__init__.py", "__main__.py")]


def mirrored(module: Path) -> Path:
    """The place of a module's tests: tests/archive/db/test_lock.py for scraper/archive/db/lock.py."""
    return TESTS / module.relative_to(ROOT).with_name(f"test_{module.name}")


def test_every_module_has_its_tests() -> None:
    without = []
    for module in TESTED:
        other = THROUGH.get(module.relative_to(ROOT).as_posix())
        if not (TESTS / other if other else mirrored(module)).exists():
            without.append(str(mirrored(module)))
    assert not without, f"write these tests, or name in THROUGH those that exercise the module: {without}"


def test_the_table_names_only_modules_without_tests_of_their_own() -> None:
    needless = [name for name in THROUGH if mirrored(ROOT / name).exists() or not (ROOT / name).exists()]
    assert not needless, f"take these rows out of THROUGH: {needless}"


SITE = ["asked"]
"""What tests/newssite.py calls its list of requests."""


def test_tests_keep_to_the_same_words() -> None:
    """Their names and docstrings; phrases are often quoted there."""
    offending = {}
    for folder in ("tests", "bench", "tools"):
        for file in sorted((TESTS.parent / folder).rglob("*.py")):
            here = wording.counts(file, with_phrases=False)
            replaced = [name for name in wording.names_of(file) if wording.is_replaced(name)] if here.names else []
            if (replaced and (file.name != "newssite.py" or replaced != SITE)) or here.openers:
                offending[file.relative_to(TESTS.parent).as_posix()] = here
    assert offending == {}, "`python tools/wording.py --lines tests bench tools` lists the places"


def test_a_replaced_word_is_counted(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        'def f(told):\n    """What it is."""\n    found = [known for known in told]  # so many\n    return found\n'
    )
    assert wording.counts(module) == wording.Counts(docstrings=1, openers=1, names=3, phrases=1)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("a link that is none", ["is none"]),
        ("``value`` is None", []),
        ("None where there is none", []),
        ("It is asked for once more.", ["asked for", "once more"]),
    ],
)
def test_plain_uses_of_a_replaced_word_are_not_counted(text: str, phrases: list[str]) -> None:
    assert wording.phrases_in(text) == phrases
