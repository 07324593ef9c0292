"""The schemes of addresses that apprise takes, to refuse a mistyped one where it stands: loading apprise's own list of
plug-ins takes a second, which every command that reads sources.yaml would pay."""

from __future__ import annotations

from typing import Any

KNOWN = frozenset(
    """
    46elks acs amqp amqps apprise apprises aprs atalk awswhatsapp azure bale bark barks betterstack blink1 bluesky brevo
    bsky bulksms bulkvs burstsms chanify clickatell clicksend cliq cm d7sms dapnet dbus deltachat deltachats dingtalk
    discord dot eight00com elks emby embys enigma2 enigma2s evolution evolutions exotel fcm feishu firehydrant flock
    flowtriq flowtriqs fluxer fluxers form forms freemobile gchat gio github glib gnome goalert goalerts gorush gorushs
    gotify gotifys groundmail groupme growl guilded gupshup hassio hassios httpsms humhub humhubs ifttt ilert incidentio
    infobip instagram irc ircs jellyfin jellyfins jira join json jsons kakao kakaotalk kaleyra kavenegar kde klr kodi
    kodis kook kudosity kumulos lametric lametrics lark lauther lfg line macosx mailersend mailgun mailto mailtos
    mastodon mastodons matrix matrixs misskey misskeys mmost mmosts mobilemessage mobilemsg mqtt mqtts msg91 msgbird
    ncloud nclouds nctalk nctalks nexmo nostr notica noticas notifiarr notifico notificos notifyapp notifyre ntfy ntfys
    o365 octopush onebot onebots onesignal opsgenie opsimate opsimates pagerduty pagertree parsep parseps pbul pinglet
    pinglets pingram pjet pjets plivo postmark pover prowl psafer psafers push pushdeer pushdeers pushed pushme pushplus
    pushward pushy qq qt reddit resend revolt ringc rocket rockets rsyslog ryver schan sendgrid sendpulse serwersms ses
    session sessions seven sfr signal signalgrid signals signl4 simplepush sinch slack smpp smpps smsc smseagle
    smseagles smsmanager smsmgr smstunnel smtp2go sns sogs sparkpost spike splunk spugpush spush squadcast stackfield
    strmlabs synology synologys syslog telesign telnyx tgram threema toot toots trigv trigvs tweet twilio twist twitter
    vapid viber victorops voipms vonage webex wechat wecom wecombot whapi whatsapp windows workflow workflows wpush
    wxpusher wxteams x xbmc xbmcs xmatters xml xmls xmpp xmpps youlmk zalo zcliq zohocliq zoom zulip
    """.split()
)
"""Those of apprise 2.3 (tests/sources/alerts/test_apprise_schemes.py compares them with the installed version)."""


def nearest(scheme: str) -> str | None:
    """Return None for a scheme that apprise takes, else the nearest one that it takes; "" where none is near.

    A scheme that is not in the table is looked up in apprise itself, which may be newer than this table.
    """
    if scheme in KNOWN:
        return None
    from scraper.closest_names import near

    taken = installed()
    if scheme in taken:
        return None
    return next(iter(near(scheme, sorted(taken))), "")


def installed() -> frozenset[str]:
    """The schemes of the installed apprise."""
    from apprise.manager_plugins import NotificationManager

    manager: Any = NotificationManager  # it has no types
    return frozenset(manager().schemas())
