#pragma once

#include "../engine/desk.h"
#include "widgets/resources.h"

#include <QComboBox>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>

namespace botdesk::tests
{

using namespace Qt::StringLiterals;

/// A desk with people to write to, for tests that write broadcasts as an operator does: 40 with an
/// open dialog, every fourth of them English and the others Russian, and three to whom the bot may
/// not write.
class BroadcastTest : public QObject
{
protected:
    static constexpr int open = 40;

    void beginDesk()
    {
        using sandbox::DeedKind;
        widgets::useResources();
        m_desk = std::make_unique<Desk>();
        const qint64 earlier = QDateTime::currentMSecsSinceEpoch() - 600'000;
        for (int id = 1; id <= open; ++id) {
            m_desk->add(id, u"Person %1"_s.arg(id), id % 4 == 0 ? "en" : "ru");
            m_desk->act({.kind = DeedKind::Start, .person = id, .at = earlier + id});
        }
        for (const qint64 id : {51, 52}) {
            m_desk->add(id, u"Gone %1"_s.arg(id));
            m_desk->act({.kind = DeedKind::Start, .person = id, .at = earlier + 100});
            m_desk->act({.kind = DeedKind::Block, .person = id, .at = earlier + 200});
        }
        m_desk->add(53, u"Stranger"_s, "de");
        m_desk->act({.kind = DeedKind::InlineQuery, .person = 53, .text = u"x"_s});
        QVERIFY(m_desk->begin());
        QTRY_COMPARE(m_desk->session().state().users, open + 3);
        QTRY_COMPARE(m_desk->status(52), domain::DialogStatus::Blocked);
    }

    /// What is there under this name in @p in; it has to be.
    template <class T>
    static T *find(const char *name, QWidget *in)
    {
        T *found = in->findChild<T *>(QLatin1StringView(name));
        Q_ASSERT(found);
        return found;
    }
    /// The window of this name that is open over @p in, or nullptr.
    template <class T>
    static T *opened(const char *name, QWidget *in)
    {
        for (T *each : in->findChildren<T *>(QLatin1StringView(name))) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    static void click(const char *name, QWidget *in)
    {
        QTest::mouseClick(find<QPushButton>(name, in), Qt::LeftButton);
    }
    static QString textOf(const char *name, QWidget *in) { return find<QLabel>(name, in)->text(); }
    static bool isEnabled(const char *name, QWidget *in)
    {
        return find<QPushButton>(name, in)->isEnabled();
    }

    /// The texts that were delivered, by chat.
    [[nodiscard]] QMultiMap<qint64, QString> delivered() const
    {
        QMultiMap<qint64, QString> texts;
        for (const sandbox::RecordEntry &entry : m_desk->server().record().entries()) {
            if (entry.delivered)
                texts.insert(entry.chatId, entry.text);
        }
        return texts;
    }

    std::unique_ptr<Desk> m_desk;
};

} // namespace botdesk::tests
