"""Services on loopback that speak the APIs of WeCom, DingTalk, Feishu, Telegram, ntfy, SMTP, and keep their limits."""

from __future__ import annotations

import email
import email.policy
import json
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Services:
    """``taken``: what was accepted, by service. ``next``: statuses of the next answers, before all goes well again."""

    base: str = ""
    taken: list[tuple[str, Any]] = field(default_factory=list)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """The path and the headers of every request, accepted or not."""
    next: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    """Headers of answers that refuse."""
    mails: list[EmailMessage] = field(default_factory=list)
    takes: float = 0.0
    """Seconds before an answer, when the message was taken."""
    smtp: int = 0
    smtp_next: list[str] = field(default_factory=list)

    def of(self, service: str) -> list[Any]:
        return [payload for name, payload in self.taken if name == service]


def answer(path: str, body: bytes) -> tuple[str, int, Any, Any]:
    """The service, the status, the answer, and the payload if it was accepted."""
    parts, content = urlsplit(path), json.loads(body)
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    if parts.path == "/cgi-bin/webhook/send":
        return ("wecom", 200, *wecom(query, content))
    if parts.path == "/robot/send":
        return ("dingtalk", 200, *dingtalk(query, content, body))
    if parts.path.startswith("/open-apis/bot/v2/hook/"):
        return ("feishu", 200, *feishu(content, body))
    if parts.path.startswith("/bot") and parts.path.endswith("/sendMessage"):
        return ("telegram", *telegram(parts.path, content))
    if "topic" in content:
        fits = len(content["message"].encode()) <= 4096
        return ("ntfy", 200 if fits else 400, {"id": "a1"} if fits else {"code": 40031}, content if fits else None)
    return "webhook", 200, {}, content


def wecom(query: dict[str, str], content: Any) -> tuple[Any, Any]:
    """https://developer.work.weixin.qq.com/document/path/91770: status 200, whatever it thinks of the message."""
    if query.get("key") != "wecom-key":
        return {"errcode": 93000, "errmsg": "invalid webhook url"}, None
    text = content["text"]["content"]
    if content["msgtype"] != "text" or len(text.encode()) > 2048:
        return {"errcode": 40058, "errmsg": "text.content exceed max length 2048"}, None
    return {"errcode": 0, "errmsg": "ok"}, text


def dingtalk(query: dict[str, str], content: Any, body: bytes) -> tuple[Any, Any]:
    if query.get("access_token") != "dingtoken" or len(body) > 20_000:
        return {"errcode": 310000, "errmsg": "keywords not in content"}, None
    if content["msgtype"] != "markdown" or not content["markdown"]["title"]:
        return {"errcode": 400101, "errmsg": "message type"}, None
    return {"errcode": 0, "errmsg": "ok"}, content["markdown"]


def feishu(content: Any, body: bytes) -> tuple[Any, Any]:
    if len(body) > 20_480:
        return {"code": 9499, "msg": "Bad Request"}, None
    return {"code": 0, "msg": "success", "data": {}}, content["card"]


def telegram(path: str, content: Any) -> tuple[int, Any, Any]:
    if path != "/bot123456789:telegramtoken/sendMessage":
        return 401, {"ok": False, "error_code": 401, "description": "Unauthorized"}, None
    if len(content["text"].encode("utf-16-le")) // 2 > 4096 or content["parse_mode"] != "HTML":
        return 400, {"ok": False, "error_code": 400, "description": "message is too long"}, None
    return 200, {"ok": True, "result": {"message_id": 1}}, content


@contextmanager
def serving() -> Iterator[Services]:
    """Serve all of them on free ports of loopback."""
    services = Services()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            with lock:
                services.requests.append((self.path, dict(self.headers)))
                status = services.next.pop(0) if services.next else 0
                if not status:
                    service, status, content, payload = answer(self.path, body)
                    if payload is not None:
                        services.taken.append((service, payload))
                else:
                    content = {"errcode": 45009, "errmsg": "api freq out of limit"} if status == 200 else {}
            time.sleep(services.takes)
            self.send_response(status)
            for name, value in services.headers.items() if status >= 300 else ():
                self.send_header(name, value)
            data = json.dumps(content).encode()
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: Any) -> None:
            pass

    class Mail(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            def say(line: str) -> None:
                self.wfile.write(f"{line}\r\n".encode())

            say("220 loopback")
            while line := self.rfile.readline().decode().strip():
                verb = line.split()[0].upper()
                if verb in ("EHLO", "HELO"):
                    say("250-loopback")
                    say("250-8BITMIME")
                    say("250 SMTPUTF8")
                elif verb == "DATA":
                    say("354 go on")
                    rows = iter(self.rfile.readline, b".\r\n")
                    content = b"".join(row[1:] if row.startswith(b"..") else row for row in rows)
                    reply = services.smtp_next.pop(0) if services.smtp_next else "250 kept"
                    if reply.startswith("2"):
                        message = email.message_from_bytes(content, policy=email.policy.default)
                        assert isinstance(message, EmailMessage)
                        services.mails.append(message)
                    say(reply)
                elif verb == "QUIT":
                    say("221 bye")
                    return
                else:
                    say("250 ok")

    with (
        ThreadingHTTPServer(("127.0.0.1", 0), Handler) as web,
        socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mail) as mail,
    ):
        services.base, services.smtp = f"http://127.0.0.1:{web.server_port}", mail.server_address[1]
        for server in (web, mail):
            threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield services
        finally:
            web.shutdown()
            mail.shutdown()
