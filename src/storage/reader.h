#pragma once

#include "storage/change_set.h"
#include "storage/database.h"
#include "storage/user_query.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>

namespace botdesk::storage
{

class Reader;

/// A question to a Reader that is put as soon as it is said who wants the answer.
template <class Answer>
class Question
{
public:
    using Function = std::function<Answer(Database &)>;

    Question(Reader &reader, Function function)
        : m_reader(reader)
        , m_function(std::move(function))
    {
    }

    /// Puts the question; @p done gets the answer, a Result, on the thread of the Reader object,
    /// unless
    /// @p context is gone by then.
    template <class Done>
    void then(QObject *context, Done done) &&;

private:
    Reader &m_reader;
    Function m_function;
};

/// Reads one bot's database on a thread and a connection of its own, so that no question makes the
/// window wait. Questions are answered one after the other. Lives on the GUI thread, with all
/// contexts.
///
/// Not made with QFuture: in Qt 6.4 a continuation whose context has died is an assertion, not a
/// no-op.
class Reader : public QObject
{
    Q_OBJECT

public:
    /// Opens @p path when the first question comes; the file has to exist by then.
    explicit Reader(const QString &path, QObject *parent = nullptr);
    ~Reader() override;

    /// @p question runs with the database on the reader's thread and returns a Result.
    template <class Function>
    [[nodiscard]] auto ask(Function question)
        -> Question<std::invoke_result_t<Function, Database &>>
    {
        return {*this, std::move(question)};
    }

    /// From the first answer on everyone is read into an index in memory, on a thread of its own,
    /// and questions about people are answered from there when that is done. Whoever calls this
    /// tells every change through apply().
    void keepUserIndex();

    /// What a transaction changed, after its commit. What is asked afterwards is answered with it.
    void apply(const ChangeSet &changes);

Q_SIGNALS:
    /// From now on people are looked up in memory.
    void userIndexLoaded();

private:
    template <class Answer>
    friend class Question;
    class Worker;
    using Task = std::function<void(const Result<Database *> &)>;
    void post(Task task);

    QThread m_thread;
    Worker *m_worker;
};

template <class Answer>
template <class Done>
void Question<Answer>::then(QObject *context, Done done) &&
{
    m_reader.post([reader = &m_reader, function = std::move(m_function), guard = QPointer(context),
                   done = std::move(done)](const Result<Database *> &database) {
        auto answer = database ? function(**database) : Answer(std::unexpected(database.error()));
        // The reader waits for its thread before it goes, and what is queued for it goes with it.
        QMetaObject::invokeMethod(reader, [guard, done, answer = std::move(answer)] {
            if (guard)
                done(answer);
        });
    });
}

} // namespace botdesk::storage
