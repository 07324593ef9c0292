"""Words that no name of a person has in scripts without large and small letters: there nothing else tells them apart.

Hebrew, Arabic, the scripts of India, Thai and Korean; the words of newsrooms, publishers and buttons, by language.
"""

from __future__ import annotations

from collections.abc import Mapping

from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.word_tables import one_of

_WORDS: Mapping[str, str] = {
    "ar": (
        r"إعلان اعلان انسخ نسخ رابط الرابط شارك مشاركة طباعة اطبع حفظ إرسال ارسال أرسل تعليق تعليقات التعليقات أضف اضف "
        r"تابعنا تابعونا المزيد اقرأ قراءة الرئيسية بحث البحث اشترك الاشتراك تحميل فيسبوك تويتر واتساب تيليجرام "
        r"مراسلنا المحرر التحرير تحرير وكالات الوكالات نيوز قناة القناة تلفزيون فضائية إذاعة راديو موقع مجلة بوابة "
        r"أخبار الأخبار اخبار الاخبار مكتب غرفة قسم متابعات المصدر نشر النشر تحديث دقائق دقيقة ساعات"
    ),
    "fa": (
        r"تبلیغات کپی لینک چاپ اشتراک ارسال نظرات دیدگاه بازدید ذخیره گروه سرویس خبرنگاران پایگاه نیوز آنلاین باشگاه "
        r"مشاهده خبر منبع کد"
    ),
    "ur": r"ویب ڈیسک نامہ نگار ایجنسی ایجنسیاں بیورو رپورٹر شیئر تبصرے",
    "he": r"פרסומת שתפו שתף העתק העתקת קישור הדפסה הדפס שמור תגובות מערכת סוכנויות חדשות אתר עיתון",
    "hi": (
        r"विज्ञापन डेस्क वेब ब्यूरो टीम न्यूज़ न्यूज संवाददाता प्रतिनिधी वार्ताहर एजेंसी एजेंसियां संपादक संपादकीय शेयर कॉपी "
        r"लिंक प्रिंट फॉलो फ़ॉलो टीवी टाइम्स लाइव ऑनलाइन डिजिटल रिपोर्टर प्रकाशित अपडेट अपडेटेड"
    ),
    "bn": (r"বিজ্ঞাপন ডেস্ক প্রতিনিধি প্রতিবেদক সংবাদদাতা অনলাইন নিউজ সংবাদ শেয়ার কপি লিংক প্রিন্ট প্রকাশ প্রকাশিত আপডেট ব্যুরো"),
    "india": (r"ડેસ્ક ન્યૂઝ ਡੈਸਕ ਬਿਊਰੋ ਨਿਊਜ਼ செய்திப்பிரிவு செய்திகள் డెస్క్ న్యూస్ ಡೆಸ್ಕ್ ನ್ಯೂಸ್ ഡെസ്ക് ലേഖകൻ ന്യൂസ്"),
}
"""Whole words."""
_PARTS: Mapping[str, str] = {
    "th": r"โฆษณา แชร์ คัดลอก ลิงก์ พิมพ์ กองบรรณาธิการ ผู้สื่อข่าว ทีมข่าว สำนักข่าว ข่าวสด",
    "ko": r"광고 공유 복사 인쇄 스크랩 기사 뉴스 신문 편집 온라인 디지털 방송 구독 댓글",
}
"""Words that are written without a space before or after them."""
_HAS = lazy_regex(rf"(?<!\w){one_of(_WORDS)}(?!\w)|{one_of(_PARTS)}")


def is_of_no_person(name: str) -> bool:
    """Check whether words of a script without large letters are a newsroom's, a publisher's or a button's."""
    return _HAS.search(name) is not None
