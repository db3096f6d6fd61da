#include "report.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;

void print(const Figure &figure)
{
    QJsonObject line{{u"name"_s, figure.name},
                     {u"value"_s, figure.value},
                     {u"unit"_s, figure.unit},
                     {u"n"_s, figure.n}};
    if (figure.baseline) {
        line.insert(u"baseline"_s, figure.baseline->name);
        line.insert(u"baseline_value"_s, figure.baseline->value);
        line.insert(u"ratio"_s, figure.baseline->ratio);
    }
    std::fputs(QJsonDocument(line).toJson(QJsonDocument::Compact).append('\n').constData(), stdout);
    std::fflush(stdout);
}

void say(const QString &text)
{
    std::fputs(text.toUtf8().append('\n').constData(), stderr);
}

} // namespace botdesk::bench
