#include "widgets/language_names.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

QString nativeLanguageName(const QString &tag)
{
    // Qt names these two after one of their countries.
    if (tag == "en"_L1)
        return u"English (en)"_s;
    if (tag == "es"_L1)
        return u"español (es)"_s;
    const QLocale::Language language = QLocale::codeToLanguage(tag.section(u'-', 0, 0));
    const bool known = language != QLocale::AnyLanguage && language != QLocale::C;
    const QString name =
        known ? QLocale(QString(tag).replace(u'-', u'_')).nativeLanguageName() : QString();
    return name.isEmpty() ? tag : u"%1 (%2)"_s.arg(name, tag);
}

QStringList commonLanguageTags()
{
    return {u"ar"_s, u"az"_s, u"be"_s, u"bg"_s,    u"cs"_s, u"de"_s, u"el"_s,      u"en"_s,
            u"es"_s, u"fa"_s, u"fi"_s, u"fr"_s,    u"he"_s, u"hi"_s, u"hu"_s,      u"hy"_s,
            u"id"_s, u"it"_s, u"ja"_s, u"ka"_s,    u"kk"_s, u"ko"_s, u"ky"_s,      u"ms"_s,
            u"nl"_s, u"pl"_s, u"pt"_s, u"pt-br"_s, u"ro"_s, u"ru"_s, u"sr"_s,      u"sv"_s,
            u"tg"_s, u"th"_s, u"tr"_s, u"uk"_s,    u"uz"_s, u"vi"_s, u"zh-hans"_s, u"zh-hant"_s};
}

} // namespace botdesk::widgets
