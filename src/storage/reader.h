#pragma once

#include "storage/database.h"
#include "storage/user_query.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThread>

#include <atomic>
#include <memory>

namespace botdesk::storage
{

/// Reads one bot's database on a thread and a connection of its own, so that no question makes the
/// window wait. Questions are answered one after the other.
class Reader : public QObject
{
    Q_OBJECT

public:
    /// Opens @p path when the first question comes; the file has to exist by then.
    explicit Reader(const QString &path, QObject *parent = nullptr);
    ~Reader() override;

    /// Asks @p question with the database, on the reader's thread. The future holds what it
    /// returned: a Result. Futures that are dropped or cancelled cost nothing more once their turn
    /// comes.
    template <class Question>
    auto ask(Question question) -> QFuture<std::invoke_result_t<Question, Database &>>
    {
        using Answer = std::invoke_result_t<Question, Database &>;
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        auto future = promise->future();
        post([promise, question = std::move(question)](const Result<Database *> &database) {
            if (!promise->isCanceled()) {
                if (database)
                    promise->addResult(question(**database));
                else
                    promise->addResult(Answer(std::unexpected(database.error())));
            }
            promise->finish();
        });
        return future;
    }

private:
    class Worker;
    using Task = std::function<void(const Result<Database *> &)>;
    void post(Task task);

    QThread m_thread;
    Worker *m_worker;
};

} // namespace botdesk::storage
