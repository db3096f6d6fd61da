#include "sandbox/phrases.h"

#include "sandbox/people.h"

#include <span>

namespace botdesk::sandbox
{

namespace
{

using Phrases = std::span<const char *const>;

struct Speech {
    const char *language;
    Phrases remarks;
    Phrases reactions;
};

constexpr const char *ruRemarks[] = {
    "Здравствуйте! Подскажите, пожалуйста, как оформить подписку?",
    "Добрый день. Когда будет следующий выпуск?",
    "Не приходит письмо с подтверждением, что делать?",
    "Можно ли оплатить картой другого банка?",
    "Подскажите, вы работаете в выходные?",
    "Спасибо, всё получилось!",
    "А как поменять имя в профиле?",
    "У меня два вопроса. Первый — про доставку, второй — про возврат.",
    "Вопрос задан ещё вчера, а ответа так и нет 😔",
    "Где найти мои прошлые заказы?",
    "Добрый вечер! Ещё актуально?",
    "Здравствуйте, хочу записаться на четверг, на 18:30",
};
constexpr const char *ruReactions[] = {
    "Спасибо большое!",
    "Понятно, жду.",
    "Ого, как быстро ответили 👍",
    "А подробнее можно?",
    "Хорошо, завтра напишу ещё раз.",
    "Нет, вопрос был не об этом. Посмотрите, пожалуйста, ещё раз.",
    "Да, подходит!",
    "Привет! Как хорошо, что вы есть.",
};
constexpr const char *enRemarks[] = {
    "Hi! How do I change my delivery address?", "Hello, is this still available?",
    "I never got the confirmation e-mail.",     "Can I pay by bank transfer?",
    "When does the next issue come out?",       "Thanks, that worked 🎉",
    "Is there a discount for students?",        "My order says \"delivered\", but it's not here.",
};
constexpr const char *enReactions[] = {
    "Great, thank you!",
    "Okay, I'll wait.",
    "Could you tell me a bit more?",
    "Wow, that was quick.",
    "That's not quite what I meant...",
    "Yes, please!",
};
constexpr const char *ukRemarks[] = {
    "Добрий день! Підкажіть, будь ласка, як оформити підписку?",
    "Вітаю! Чи працюєте ви у вихідні?",
    "Не можу знайти своє замовлення.",
    "Дякую, все вийшло!",
    "Чи можна забрати сьогодні після шостої?",
};
constexpr const char *ukReactions[] = {"Щиро дякую!", "Зрозуміло, чекаю.", "А можна докладніше?",
                                       "Так, підходить!"};
constexpr const char *esRemarks[] = {
    "¡Hola! ¿Cómo puedo cambiar mi dirección?",
    "Buenas tardes, ¿sigue disponible?",
    "¿Cuándo sale el próximo número?",
    "No me llegó el correo de confirmación.",
};
constexpr const char *esReactions[] = {"¡Muchas gracias!", "Vale, espero.",
                                       "¿Me lo puedes explicar un poco más?", "¡Perfecto! 👌"};
constexpr const char *deRemarks[] = {
    "Hallo! Wie kann ich meine Adresse ändern?",
    "Guten Tag, ist das noch verfügbar?",
    "Ich habe keine Bestätigung bekommen.",
    "Gibt es Ermäßigung für Schüler?",
};
constexpr const char *deReactions[] = {"Vielen Dank!", "Alles klar, ich warte.",
                                       "Können Sie das genauer erklären?", "Ja, gerne!"};
constexpr const char *ptRemarks[] = {
    "Oi! Como faço para mudar o endereço de entrega?",
    "Boa tarde, ainda está disponível?",
    "Não recebi o e-mail de confirmação.",
    "Vocês atendem no fim de semana?",
};
constexpr const char *ptReactions[] = {"Valeu, gente!", "Tá bom, vou esperar.",
                                       "Pode explicar melhor?", "Que rápido! 😄"};
constexpr const char *faRemarks[] = {
    "سلام! چطور می‌توانم اشتراک بگیرم؟", "وقت بخیر، هنوز موجود است؟",
    "ایمیل تأیید به دستم نرسید."};
constexpr const char *faReactions[] = {"خیلی ممنون!", "باشه، منتظر می‌مانم.",
                                       "می‌شود بیشتر توضیح بدهید؟"};
constexpr const char *arRemarks[] = {"مرحبًا! كيف يمكنني تغيير العنوان؟",
                                     "السلام عليكم، هل ما زال متاحًا؟", "لم تصلني رسالة التأكيد."};
constexpr const char *arReactions[] = {"شكرًا جزيلًا!", "حسنًا، سأنتظر.", "هل يمكنك التوضيح أكثر؟"};
constexpr const char *zhRemarks[] = {"你好，请问怎么修改收货地址？", "还有货吗？",
                                     "我没有收到确认邮件。"};
constexpr const char *zhReactions[] = {"谢谢！", "好的，我等一下。", "可以再说详细一点吗？"};
constexpr const char *frRemarks[] = {"Bonjour ! Comment changer mon adresse ?",
                                     "C’est encore disponible ?",
                                     "Je n’ai pas reçu l’e-mail de confirmation."};
constexpr const char *frReactions[] = {"Merci beaucoup !", "D’accord, j’attends.",
                                       "Pouvez-vous préciser ?"};
constexpr const char *trRemarks[] = {"Merhaba! Adresimi nasıl değiştirebilirim?", "Hâlâ mevcut mu?",
                                     "Onay e-postası gelmedi."};
constexpr const char *trReactions[] = {"Çok teşekkürler!", "Tamam, bekliyorum.",
                                       "Biraz daha açıklar mısınız?"};
constexpr const char *itRemarks[] = {"Ciao! Come cambio l’indirizzo?", "È ancora disponibile?",
                                     "Non ho ricevuto l’e-mail di conferma."};
constexpr const char *itReactions[] = {"Grazie mille!", "Va bene, aspetto.", "Perfetto!"};
constexpr const char *hiRemarks[] = {"नमस्ते! मैं अपना पता कैसे बदलूँ?", "क्या यह अभी भी उपलब्ध है?"};
constexpr const char *hiReactions[] = {"बहुत धन्यवाद!", "ठीक है, मैं इंतज़ार करूँगा।"};

constexpr Speech speeches[] = {
    {"en", enRemarks, enReactions},      {"ru", ruRemarks, ruReactions},
    {"uk", ukRemarks, ukReactions},      {"es", esRemarks, esReactions},
    {"de", deRemarks, deReactions},      {"pt-br", ptRemarks, ptReactions},
    {"fa", faRemarks, faReactions},      {"ar", arRemarks, arReactions},
    {"zh-hans", zhRemarks, zhReactions}, {"fr", frRemarks, frReactions},
    {"tr", trRemarks, trReactions},      {"it", itRemarks, itReactions},
    {"hi", hiRemarks, hiReactions},
};

const Speech &speechOf(quint8 language)
{
    for (const Speech &speech : speeches) {
        if (QByteArrayView(speech.language) == QByteArrayView(languageTags[language]))
            return speech;
    }
    return speeches[0];
}

} // namespace

QString remark(quint8 language, Random &random)
{
    return QString::fromUtf8(random.pick(speechOf(language).remarks));
}

QString reaction(quint8 language, Random &random)
{
    return QString::fromUtf8(random.pick(speechOf(language).reactions));
}

QString startPayload(Random &random)
{
    static constexpr const char *payloads[] = {"ads_vk_spring", "site",    "ref_8412",
                                               "insta-bio",     "promo10", "qr_cafe"};
    return random.chance(45) ? QString::fromLatin1(random.pick(Phrases(payloads))) : QString();
}

} // namespace botdesk::sandbox
