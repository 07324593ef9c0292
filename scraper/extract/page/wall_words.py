"""Words of walls: pages that stand before an article and are not articles (a check for robots, a firewall, a login)."""

from __future__ import annotations

WALLS = (
    # Cloudflare
    r"just\sa\smoment|one\smore\sstep|attention\srequired|checking\syour\sbrowser|one\smoment,\splease|please\swait|verify(?:ing)?\syou\sare\shuman",
    r"access\s(?:to\sthis\spage\s)?(?:has\sbeen\s)?denied|request\s(?:blocked|rejected)|you\shave\sbeen\sblocked|forbidden|too\smany\srequests",
    r"security\s(?:check|verification)|are\syou\s(?:a\s)?(?:human|robot)|captcha|robot\scheck|ddos\sprotection",
    r"(?:安全|人机|滑动|滑块|访问|身份|图形|行为|真人|验证码|机器人)(?:验证|校验|检查|检测)(?:中|中心|页面?)?|验证中心",
    r"(?:网站|网页|应用|云|web\s?应用)?(?:防火墙|waf)(?:拦截|提示|提醒)?|安全(?:拦截|狗|卫士|提示)|(?:访问|请求)(?:被)?(?:拦截|拒绝|阻断|受限|过于频繁|频繁)",
    r"(?:用户|会员|账号|帐号|统一身份|系统|后台)?(?:登录|登陆|登入|签入)(?:页面?|系统|中心|后.{0,8})?|(?:用户|会员)?注册|请先?(?:登录|登陆|登入)|统一身份认证",
    r"(?:member\s|user\s)?(?:log|sign)\s?in(?:\sto\s.{1,30})?|subscribe\sto\s(?:continue|read)(?:\sthis\s(?:article|story))?|register\sto\scontinue",
    r"(?:[启啟啓]用|开启|打开|允许|需要|支持|未启用|禁用)?\s?(?:了)?\s?java\s?script(?:\s?(?:未启用|被禁用|已禁用|未开启|is\s(?:disabled|required|not\senabled)|required|disabled))?",
    r"(?:您的)?浏览器(?:版本)?(?:过低|太旧|过旧|不支持|不受支持|升级|兼容性?)(?:提示|提醒)?|升级(?:您的)?浏览器|unsupported\sbrowser|browser\s(?:not\ssupported|update|too\sold)",
    r"(?:系统|网站|站点|服务器|服务|平台)(?:正在)?(?:升级|维护|检修|更新|关闭|暂停服务)(?:中|维护|公告|通知)?|(?:正在)?维护中|(?:site\s)?(?:under\s)?maintenance",
    r"(?:隐私|cookie|数据)\s?(?:权|保护|使用)?(?:政策|声明|设置|提示|通知|选项|协议|偏好)|privacy\s(?:notice|policy|settings|choices|preferences)|cookie\s(?:notice|policy|consent|settings)",
    r"bevor\ssie\s(?:fortfahren|weiterlesen|beginnen)|avant\sde\scontinuer|antes\sde\scontinuar|prima\sdi\scontinuare|votre\svie\sprivée|datenschutz\w{0,20}|tu\sprivacidad|la\stua\sprivacy",
    r"(?:网站|站点|服务|域名)(?:已被?|被)?(?:暂停|停止|关停|过期)(?:访问|服务|使用)?",
    r"pardon\s(?:our|the)\sinterruption|human\sverification|press\s(?:&|and)\shold",
    r"(?:before\syou\scontinue|you\sare\sbeing\sredirected|redirecting|页面?跳转(?:中)?|正在跳转|请稍候|请稍等|加载中|loading)",
    r"(?:请|需要?)?绑定手机号?码?|(?:您的)?(?:ip|账号|帐号|访问)(?:地址)?(?:已)?被?(?:封禁|封锁|限制)|(?:网站|页面)?访问认证(?:页面?)?|(?:页面|网页|内容)?(?:正在|努力)加载(?:中)?|실명\s인증",
    r"请?输入(?:图形|图片|下方|正确的)?验证码|(?:站外|外部|第三方)?链接(?:跳转)?(?:提示|提醒|警告)|您?即将离开.{0,12}",
    r"アクセスが(?:集中|拒否|制限)(?:し|され)て(?:い|お)(?:ます|ります)|アクセス(?:制限|拒否|集中)|(?:ただいま)?(?:システム)?メンテナンス中?(?:です|のお知らせ)?|ページが見つかりません",
    r"접속자가\s많습니다|접근이?\s(?:거부|차단|제한)(?:되었습니다|됨)?|(?:서비스|시스템)\s점검\s?중?(?:\s?안내)?|доступ\s(?:запрещ[её]н|ограничен)|(?:сайт|сервер)\s(?:временно\s)?недоступен|проверка\sбраузера",
    r"acc[eè]s\s(?:refusé|interdit)|zugriff\sverweigert|acceso\sdenegado|acesso\snegado|accesso\snegato|wartungsarbeiten|en\smaintenance|en\smantenimiento",
    # Discuz
    r"提示信息|温馨提示|信息提示|站点提示",
    r"(?:年龄|年齡)(?:验证|確認|确认)|age\sverification",
    r"(?:会员|付费|订阅用户|vip)(?:专享|专区|内容|可见|阅读)|请?在?\s?(?:app|客户端|微信)(?:客户端)?(?:内|中|里)?(?:打开|查看|阅读)(?:链接|页面|本页|本文)?|(?:网站|站点|本月)?流量(?:已)?(?:超限|超出|用完|耗尽)",
    r"请?(?:启用|开启|打开)\s?java\s?script(?:\s?[和与及、]\s?cookies?)",
)
"""What the title or the headline of a wall is, all of it but the site's name; what begins so may be news."""

SIGNS = (
    r"验证(?:您|你|访问者)?(?:是|不是)?(?:真人|人类|机器人)|是人而不是程序|确认(?:您|你|访问者)(?:是|不是)",
    r"(?:完成|通过|进行|请)(?:下方|以下|安全|人机|滑动|滑块|图形)?(?:的)?验证|拖动滑块|按住滑块|点击(?:下方)?按钮(?:继续|验证|进行)|输入验证码",
    r"(?:您|你|本次|此次|刚才|当前)的?(?:访问|请求|操作|ip)(?:请求)?.{0,16}(?:拦截|拦下|拒绝|阻断|异常|受限|频繁|过多|禁止)",
    r"(?:[启啟啓]用|开启|打开|允许)(?:浏览器的?)?\s?(?:javascript|脚本|cookie)|javascript\s?(?:未|没有|已被|被)|(?:不支持|未启用|未开启|需要)\s?javascript|enable\s(?:javascript|cookies)",
    r"(?:浏览器|browser).{0,12}(?:版本)?(?:过低|太旧|过旧|太老|不支持|升级|更新|out\sof\sdate|not\ssupported)|(?:建议|请)(?:您)?(?:使用|升级|下载|更换).{0,16}浏览器",
    r"(?:请|需要?)(?:您|你)?(?:先)?(?:登录|登陆|登入)|(?:登录|登陆|登入)(?:后|以后|之后|才)(?:可|能|即可|查看|阅读|继续)|(?:忘记|找回)密码|(?:用户名|手机号|账号|帐号|邮箱).{0,8}密码|没有(?:账号|帐号|账户)|短信验证码",
    r"(?:系统|网站|站点|服务器|服务|平台|本站).{0,12}(?:维护|升级|检修).{0,30}(?:暂停|恢复|稍后|稍候|不便|谅解|期间)|给您带来(?:的)?不便",
    r"(?:未|完成)备案|(?:到期)?未续费|已(?:被)?(?:暂停|停止)服务|(?:登录|联系).{0,8}(?:服务商|控制台)",
    r"(?:联系|告诉|通知)(?:网站|系统|本站)?(?:的)?管理(?:员|人员)|事件\s?id|ray\sid|请求\s?id|编号告诉",
    r"(?:稍候|稍后|稍等|几秒).{0,16}(?:跳转|返回|自动|刷新|再试|重试)|浏览器会自己回到|(?:自动|即将)跳转|刷新(?:页面|重试)",
    r"我们(?:和|及|与)(?:我们的)?合作伙伴.{0,30}(?:cookie|信息|数据)|(?:同意|接受)(?:全部|所有)?.{0,8}cookie|cookie.{0,30}(?:同意|接受|管理|拒绝)|we\s(?:and\sour\spartners\s)?use\scookies",
    r"(?:wir\sund\sunsere|nous\set\snos|nosotros\sy\snuestros|noi\se\si\snostri|we\sand\sour)\s(?:\d{1,4}\s)?(?:partners?|partenaires|socios)|我們[和及與]合作[伙夥]伴",
    r"(?:alle|tout|todas|tutti|accept\sall)\s?(?:akzeptieren|accepter|cookies|zustimmen)|(?:cookies|technologien|technologies|tecnologías)\s.{0,60}(?:personali[sz]\w{2,6}|partner)",
    r"(?:cookies?|java\s?script)\s.{0,30}(?:are|is|be)\s(?:enabled|disabled|required)|(?:disabled|enable|turn\son)\s.{0,12}java\s?script",
    r"(?:think|thinks|that|are)\s(?:you|we)\s?(?:are|were|re)?\s(?:a\s|an\s)?(?:automated\s|ro)?bots?\b|not\sa\s(?:ro)?bot|super-?human\sspeed",
    r"(?:[触觸]发|使用|[启啟]动)了?(?:我们的)?安全(?:机制|服务|策略|防护)|防[护護](?:线上|网络)?攻击",
    r"(?:开通|购买|成为|升级)(?:为)?(?:会员|vip|订阅)|(?:会员|订阅)(?:专享|可见|后.{0,8}阅读)",
    r"(?:下载|安装|打开).{0,12}(?:客户端|app).{0,20}(?:查看|阅读|打开)|(?:仅|只)(?:支持|能|限)?在?.{0,8}(?:客户端|app)(?:内|中|里)?(?:查看|阅读|打开)",
    r"(?:被|自动)?(?:系统)?(?:自动)?封禁|(?:如需)?解封|实名认证|绑定手机|恶意访问|(?:正在进行|进行)安全检查|检查(?:您的)?网络(?:连接)?|努力加载|长时间没有(?:反应|响应)",
    r"(?:异常|不寻常|可疑)的?流量|自动程序|自动化(?:访问|请求|查询)|确认.{0,16}(?:本人|人类|真人)",
    r"(?:将要|即将)(?:访问|前往|离开|打开)|不属于(?:本站|本网站)|(?:账号|帐号|财产|资金|信息)(?:和|与|及)?(?:账号|帐号|财产|资金|信息)?安全",
    r"しばらく(?:時間をおいて|してから|経ってから|お待ち)|再度(?:アクセス|お試し)|もう一度お試し|アクセスが集中|ページを表示できません",
    r"잠시\s(?:후|뒤)|다시\s(?:시도|접속)|접속이\s(?:원활|차단)|попробуйте\s(?:позже|ещ[её]\sраз|обновить)|подтвердите,?\sчто\sвы|ваш\s(?:ip|браузер|запрос)",
    r"更[好佳]的?(?:浏览|使用|阅读|访问|用户)?(?:体验|效果)",
    r"(?:无法|不能)(?:正常)?(?:显示|浏览|使用)|换用(?:其他|其它|别的)?浏览器",
    r"us(?:es|ing)\sa\ssecurity\sservice|security\ssolution|triggered\s(?:the|our|a)\s.{0,20}(?:block|protection|rule)|e-?mail\sthe\ssite\sowner",
    r"complet(?:e|ing)\s(?:the|a)\s(?:security\scheck|captcha)|流量.{0,8}(?:用完|超限|耗尽)|只能在.{0,8}(?:客户端|app|微信).{0,4}打开",
    r"limit\sof\s(?:free\s)?articles|already\sa\s(?:subscriber|member)|subscribe\s(?:now\s)?(?:for|to)\s.{0,24}(?:access|reading)|free\sarticles\s(?:left|this\smonth)",
    r"unable\sto\saccess|permission\sto\s(?:access|view)|(?:you|your\s(?:ip|request|access)).{0,24}(?:blocked|denied|banned|restricted)",
    r"checking\s(?:if\sthe\ssite\sconnection\sis\ssecure|your\sbrowser)|verify(?:ing)?\s(?:that\s)?you\sare\s(?:a\s)?human|performance\s(?:&|and)\ssecurity\sby|unusual\straffic|complete\sthe\ssecurity\scheck",
)
"""What the text of a wall says: two of these in a short page without author, source or date make it one."""
