#include "sandbox/names.h"

#include <span>

using namespace Qt::StringLiterals;

namespace botdesk::sandbox
{

namespace
{

/// A name in its own script, and in letters that a username may have.
struct Name {
    const char *native;
    const char *latin;
};

/// People of one language: how many of a hundred, and what they are called.
struct Culture {
    const char *language;
    int percent;
    std::span<const Name> men;
    std::span<const Name> women;
    std::span<const Name> families;
};

constexpr Name ruMen[] = {
    {"Александр", "alexandr"}, {"Дмитрий", "dmitriy"}, {"Сергей", "sergey"},
    {"Андрей", "andrey"},      {"Алексей", "alexey"},  {"Максим", "maxim"},
    {"Иван", "ivan"},          {"Михаил", "mikhail"},  {"Артём", "artem"},
    {"Павел", "pavel"},        {"Николай", "nikolay"}, {"Юрий", "yuriy"},
    {"Роман", "roman"},        {"Фёдор", "fedor"},
};
constexpr Name ruWomen[] = {
    {"Наталья", "natalya"},     {"Елена", "elena"},  {"Ольга", "olga"},
    {"Анна", "anna"},           {"Мария", "maria"},  {"Татьяна", "tatyana"},
    {"Екатерина", "ekaterina"}, {"Ирина", "irina"},  {"Светлана", "svetlana"},
    {"Юлия", "yulia"},          {"Дарья", "darya"},  {"Полина", "polina"},
    {"Ксения", "ksenia"},       {"Алёна", "alyona"},
};
constexpr Name ruFamilies[] = {
    {"Иванов", "ivanov"},   {"Смирнов", "smirnov"},       {"Кузнецов", "kuznetsov"},
    {"Попов", "popov"},     {"Соколов", "sokolov"},       {"Лебедев", "lebedev"},
    {"Козлов", "kozlov"},   {"Новиков", "novikov"},       {"Морозов", "morozov"},
    {"Волков", "volkov"},   {"Зайцев", "zaytsev"},        {"Семёнов", "semenov"},
    {"Голубев", "golubev"}, {"Виноградов", "vinogradov"}, {"Воробьёв", "vorobyev"},
    {"Никитин", "nikitin"}, {"Щукин", "shchukin"},        {"Белинский", "belinsky"},
};
constexpr Name enMen[] = {
    {"James", "james"},  {"Oliver", "oliver"}, {"Jack", "jack"},   {"Thomas", "thomas"},
    {"William", "will"}, {"Daniel", "dan"},    {"Ethan", "ethan"}, {"Noah", "noah"},
    {"Michael", "mike"}, {"Ryan", "ryan"},     {"Samuel", "sam"},  {"Henry", "henry"},
};
constexpr Name enWomen[] = {
    {"Emma", "emma"},   {"Olivia", "olivia"}, {"Sophie", "sophie"}, {"Grace", "grace"},
    {"Chloe", "chloe"}, {"Hannah", "hannah"}, {"Abigail", "abby"},  {"Lucy", "lucy"},
    {"Megan", "megan"}, {"Claire", "claire"}, {"Naomi", "naomi"},   {"Zoe", "zoe"},
};
constexpr Name enFamilies[] = {
    {"Smith", "smith"},       {"Johnson", "johnson"}, {"Taylor", "taylor"},
    {"Brown", "brown"},       {"Walker", "walker"},   {"O'Connor", "oconnor"},
    {"Clarke", "clarke"},     {"Hughes", "hughes"},   {"Bennett", "bennett"},
    {"Fletcher", "fletcher"}, {"Murphy", "murphy"},   {"Whitaker-Jones", "wjones"},
};
constexpr Name ukMen[] = {
    {"Олександр", "oleksandr"}, {"Андрій", "andriy"}, {"Богдан", "bohdan"}, {"Тарас", "taras"},
    {"Юрій", "yurii"},          {"Дмитро", "dmytro"}, {"Ігор", "ihor"},     {"Остап", "ostap"},
};
constexpr Name ukWomen[] = {
    {"Оксана", "oksana"},     {"Наталія", "nataliia"}, {"Ірина", "iryna"}, {"Соломія", "solomiya"},
    {"Катерина", "kateryna"}, {"Олена", "olena"},      {"Леся", "lesia"},  {"Мар’яна", "maryana"},
};
constexpr Name ukFamilies[] = {
    {"Шевченко", "shevchenko"},     {"Коваленко", "kovalenko"}, {"Бондаренко", "bondarenko"},
    {"Ткаченко", "tkachenko"},      {"Кравчук", "kravchuk"},    {"Мельник", "melnyk"},
    {"Вишневський", "vyshnevskyi"}, {"Гончар", "honchar"},
};
constexpr Name esMen[] = {{"José", "jose"},   {"Javier", "javier"}, {"Álvaro", "alvaro"},
                          {"Diego", "diego"}, {"Andrés", "andres"}, {"Íñigo", "inigo"},
                          {"Mateo", "mateo"}, {"Pablo", "pablo"}};
constexpr Name esWomen[] = {{"María", "maria"},   {"Lucía", "lucia"},   {"Sofía", "sofia"},
                            {"Carmen", "carmen"}, {"Begoña", "begona"}, {"Valentina", "valen"},
                            {"Inés", "ines"},     {"Paula", "paula"}};
constexpr Name esFamilies[] = {{"García López", "garcia"}, {"Muñoz", "munoz"},
                               {"Fernández", "fernandez"}, {"Rodríguez", "rodriguez"},
                               {"Ibáñez", "ibanez"},       {"Torres", "torres"},
                               {"Gutiérrez", "gutierrez"}, {"Peña", "pena"}};
constexpr Name deMen[] = {{"Jürgen", "juergen"},    {"Lukas", "lukas"},  {"Jonas", "jonas"},
                          {"Matthias", "matthias"}, {"Björn", "bjoern"}, {"Felix", "felix"}};
constexpr Name deWomen[] = {{"Käthe", "kaethe"}, {"Hannah", "hannah"},       {"Sabine", "sabine"},
                            {"Lena", "lena"},    {"Anneliese", "anneliese"}, {"Greta", "greta"}};
constexpr Name deFamilies[] = {{"Müller", "mueller"},    {"Schäfer", "schaefer"},
                               {"Weiß", "weiss"},        {"Krüger", "krueger"},
                               {"von Hohenstein", "vh"}, {"Lehmann", "lehmann"}};
constexpr Name ptMen[] = {{"João", "joao"},     {"Lucas", "lucas"}, {"Thiago", "thiago"},
                          {"Rafael", "rafael"}, {"Caio", "caio"},   {"Antônio", "antonio"}};
constexpr Name ptWomen[] = {{"Ana Júlia", "anajulia"}, {"Beatriz", "bia"},
                            {"Conceição", "ceica"},    {"Larissa", "larissa"},
                            {"Letícia", "leticia"},    {"Flávia", "flavia"}};
constexpr Name ptFamilies[] = {{"da Silva", "dasilva"},  {"Gonçalves", "goncalves"},
                               {"Araújo", "araujo"},     {"dos Santos", "dossantos"},
                               {"Oliveira", "oliveira"}, {"Magalhães", "magalhaes"}};
constexpr Name faMen[] = {
    {"علی", "ali"}, {"محمد", "mohammad"}, {"رضا", "reza"}, {"آرش", "arash"}, {"پویا", "pouya"}};
constexpr Name faWomen[] = {{"زهرا", "zahra"},
                            {"مریم", "maryam"},
                            {"نگار", "negar"},
                            {"شیرین", "shirin"},
                            {"سارا", "sara"}};
constexpr Name faFamilies[] = {{"حسینی", "hosseini"},
                               {"کریمی", "karimi"},
                               {"رضایی", "rezaei"},
                               {"احمدی", "ahmadi"},
                               {"جعفری", "jafari"}};
constexpr Name arMen[] = {
    {"أحمد", "ahmed"}, {"يوسف", "youssef"}, {"خالد", "khaled"}, {"عمر", "omar"}, {"طارق", "tarek"}};
constexpr Name arWomen[] = {
    {"فاطمة", "fatima"}, {"ليلى", "layla"}, {"نور", "nour"}, {"هدى", "huda"}, {"سلمى", "salma"}};
constexpr Name arFamilies[] = {{"المصري", "elmasry"},
                               {"حداد", "haddad"},
                               {"الخطيب", "alkhatib"},
                               {"منصور", "mansour"},
                               {"العلي", "alali"}};
constexpr Name zhMen[] = {
    {"伟", "wei"}, {"建国", "jianguo"}, {"浩然", "haoran"}, {"子轩", "zixuan"}};
constexpr Name zhWomen[] = {
    {"芳", "fang"}, {"秀英", "xiuying"}, {"欣怡", "xinyi"}, {"梦洁", "mengjie"}};
constexpr Name zhFamilies[] = {
    {"王", "wang"}, {"李", "li"}, {"张", "zhang"}, {"刘", "liu"}, {"欧阳", "ouyang"}};
constexpr Name frMen[] = {
    {"Étienne", "etienne"}, {"François", "francois"}, {"Léo", "leo"}, {"Hugo", "hugo"}};
constexpr Name frWomen[] = {
    {"Zoé", "zoe"}, {"Chloé", "chloe"}, {"Anaïs", "anais"}, {"Margaux", "margaux"}};
constexpr Name frFamilies[] = {
    {"Lefèvre", "lefevre"}, {"Dupont", "dupont"}, {"Moreau", "moreau"}, {"d’Arcy", "darcy"}};
constexpr Name trMen[] = {
    {"Mehmet", "mehmet"}, {"İsmail", "ismail"}, {"Çağlar", "caglar"}, {"Emre", "emre"}};
constexpr Name trWomen[] = {
    {"Ayşe", "ayse"}, {"Işıl", "isil"}, {"Zeynep", "zeynep"}, {"Gülşen", "gulsen"}};
constexpr Name trFamilies[] = {
    {"Yılmaz", "yilmaz"}, {"Öztürk", "ozturk"}, {"Şahin", "sahin"}, {"Doğan", "dogan"}};
constexpr Name itMen[] = {{"Luca", "luca"}, {"Niccolò", "niccolo"}, {"Matteo", "matteo"}};
constexpr Name itWomen[] = {{"Giulia", "giulia"}, {"Chiara", "chiara"}, {"Noemi", "noemi"}};
constexpr Name itFamilies[] = {{"Rossi", "rossi"}, {"De Luca", "deluca"}, {"Esposito", "esposito"}};
constexpr Name hiMen[] = {{"अर्जुन", "arjun"}, {"राहुल", "rahul"}, {"विक्रम", "vikram"}};
constexpr Name hiWomen[] = {{"प्रिया", "priya"}, {"अनन्या", "ananya"}, {"दीपिका", "deepika"}};
constexpr Name hiFamilies[] = {{"शर्मा", "sharma"}, {"पटेल", "patel"}, {"गुप्ता", "gupta"}};

constexpr Culture cultures[] = {
    {"ru", 40, ruMen, ruWomen, ruFamilies},     {"en", 17, enMen, enWomen, enFamilies},
    {"uk", 9, ukMen, ukWomen, ukFamilies},      {"es", 6, esMen, esWomen, esFamilies},
    {"de", 5, deMen, deWomen, deFamilies},      {"pt-br", 5, ptMen, ptWomen, ptFamilies},
    {"fa", 4, faMen, faWomen, faFamilies},      {"ar", 3, arMen, arWomen, arFamilies},
    {"zh-hans", 3, zhMen, zhWomen, zhFamilies}, {"fr", 3, frMen, frWomen, frFamilies},
    {"tr", 2, trMen, trWomen, trFamilies},      {"it", 2, itMen, itWomen, itFamilies},
    {"hi", 1, hiMen, hiWomen, hiFamilies},
};

/// A woman's form of a Slavic family name; others stay.
QString feminine(const QString &family)
{
    if (family.endsWith(u"ский"_s))
        return family.chopped(2) + u"ая"_s;
    if (family.endsWith(u"ський"_s))
        return family.chopped(2) + u"а"_s;
    if (family.endsWith(u"ов"_s) || family.endsWith(u"ев"_s) || family.endsWith(u"ёв"_s) ||
        family.endsWith(u"ин"_s))
        return family + u'а';
    return family;
}

const Culture &cultureBy(Random &random)
{
    qint64 left = random.below(100);
    for (const Culture &culture : cultures) {
        left -= culture.percent;
        if (left < 0)
            return culture;
    }
    return cultures[0];
}

const Culture &cultureOf(const Profile &profile)
{
    for (const Culture &culture : cultures) {
        if (QByteArrayView(culture.language) == QByteArrayView(languageTags[profile.language]))
            return culture;
    }
    return cultures[1];
}

/// A username: five letters or more, made of the name in Latin letters.
QString usernameOf(const Name &first, const Name &family, qint64 id, Random &random)
{
    const QString a = QString::fromLatin1(first.latin);
    const QString b = QString::fromLatin1(family.latin);
    const QString number = QString::number((id * 7919) % 10'000);
    switch (random.below(4)) {
    case 0:
        return a + u'_' + b + number;
    case 1:
        return a + number + u"_tg"_s;
    case 2:
        return b + u'_' + a.first(1) + number;
    default:
        return a + b + number;
    }
}

bool isWoman(const Profile &profile)
{
    return profile.id % 2 == 0;
}

void giveFamily(Profile &profile, const Culture &culture, const Name &first, Random &random)
{
    const Name &family = random.pick(culture.families);
    const QString last = QString::fromUtf8(family.native);
    profile.lastName.clear();
    if (random.chance(70))
        profile.lastName = isWoman(profile) ? feminine(last) : last;
    profile.username.clear();
    if (random.chance(60))
        profile.username = usernameOf(first, family, profile.id, random);
}

} // namespace

void christen(Profile &profile, Random &random)
{
    const Culture &culture = cultureBy(random);
    const Name &first = random.pick(isWoman(profile) ? culture.women : culture.men);
    profile.firstName = QString::fromUtf8(first.native);
    profile.language = languageIndex(culture.language);
    profile.isPremium = random.chance(8);
    giveFamily(profile, culture, first, random);
    // Some clients report no language, and some people use another one than their own.
    if (random.chance(4))
        profile.language = 0;
    else if (random.chance(5))
        profile.language = languageIndex("en");
}

void rechristen(Profile &profile, Random &random)
{
    const Culture &culture = cultureOf(profile);
    const Name &first = random.pick(isWoman(profile) ? culture.women : culture.men);
    if (random.chance(20))
        profile.firstName = QString::fromUtf8(first.native);
    giveFamily(profile, culture, first, random);
}

} // namespace botdesk::sandbox
