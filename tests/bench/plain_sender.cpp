#include "plain_sender.h"

#include <QTimer>

namespace botdesk::bench
{

void PlainSender::send(qint64 chat)
{
    m_client.send(botapi::SendMessage{.chatId = chat, .text = QStringLiteral("hello")}, this,
                  [this, chat](const botapi::Reply<botapi::Message> &reply) {
                      if (reply.result || !reply.result.error().retryAfter)
                          next();
                      else
                          QTimer::singleShot(*reply.result.error().retryAfter, this,
                                             [this, chat] { send(chat); });
                  });
}

} // namespace botdesk::bench
