// What the index of people is made of: texts in pages, ids by row, orders that are mended.
#include "storage/row_ids.h"
#include "storage/row_order.h"
#include "storage/row_texts.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace botdesk::storage;

namespace
{

bool goOn()
{
    return false;
}

QList<Row> listOf(const RowSet &rows)
{
    QList<Row> list;
    rows.forEach([&](Row row) { list.append(row); });
    return list;
}

/// Texts of few letters, so that many begin alike, contain one another or are the same.
QByteArray anyText(std::mt19937 &random, int longest)
{
    QByteArray text;
    for (auto left = random() % static_cast<unsigned>(longest + 1); left > 0; --left)
        text.append("aab\0\xd0\xb8\xff"[random() % 7]);
    return text;
}

QList<Row> rowsWith(const std::vector<QByteArray> &texts, const QList<QByteArray> &words)
{
    QList<Row> rows;
    for (size_t row = 0; row < texts.size(); ++row) {
        if (std::ranges::all_of(words, [&](const auto &word) { return texts[row].contains(word); }))
            rows.append(static_cast<Row>(row));
    }
    return rows;
}

} // namespace

class TestStorageRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsOfRows();
    void textsThatComeAndChange();
    void textsAreSearchedAmongSomeRows();
    void aLongTextBetweenShortOnes();
    void idsInAnyOrder();
    void idsOfAnyLength();
    void sortsTexts_data();
    void sortsTexts();
    void sortsNumbers();
    void mendsAnOrder();
    void forgetsAnOrderThatChangedTooMuch();
};

void TestStorageRows::setsOfRows()
{
    for (const Row size : {0U, 1U, 63U, 64U, 65U, 1000U}) {
        QCOMPARE(RowSet(size, true).count(), qsizetype{size});
        QCOMPARE(RowSet(size).count(), 0);
    }
    RowSet rows(10);
    rows.insert(3);
    rows.insert(500);
    QCOMPARE(listOf(rows), (QList<Row>{3, 500}));
    rows.intersect(RowSet(100, true));
    QCOMPARE(listOf(rows), QList<Row>{3});
    rows.remove(3);
    rows.remove(100'000);
    QVERIFY(!rows.contains(100'000));
    QCOMPARE(rows.count(), 0);
}

void TestStorageRows::textsThatComeAndChange()
{
    std::mt19937 random(11);
    RowTexts texts;
    std::vector<QByteArray> expected;
    for (int step = 0; step < 9000; ++step) {
        const QByteArray text = anyText(random, 12);
        if (expected.empty() || random() % 3 != 0) {
            texts.append(text);
            expected.push_back(text);
        } else {
            const Row row = static_cast<Row>(random() % expected.size());
            texts.replace(row, text);
            expected[row] = text;
        }
        if (step % 1500 != 1499)
            continue;
        for (size_t row = 0; row < expected.size(); ++row)
            QCOMPARE(texts.at(static_cast<Row>(row)).toByteArray(), expected[row]);
        for (int i = 0; i < 40; ++i) {
            const QList<QByteArray> words{anyText(random, 3) + 'b', anyText(random, 2) + 'a'};
            RowSet rows(texts.size(), true);
            QVERIFY(texts.keepMatching(rows, words, goOn));
            QCOMPARE(listOf(rows), rowsWith(expected, words));
        }
    }
}

void TestStorageRows::textsAreSearchedAmongSomeRows()
{
    RowTexts texts;
    for (int i = 0; i < 5000; ++i)
        texts.append("number " + QByteArray::number(i));
    RowSet few(5000);
    for (const Row row : {17U, 170U, 1700U, 4000U})
        few.insert(row);
    QVERIFY(texts.keepMatching(few, {"17"}, goOn));
    QCOMPARE(listOf(few), (QList<Row>{17, 170, 1700}));
    RowSet nobody(5000);
    QVERIFY(texts.keepMatching(nobody, {"17"}, goOn));
    QCOMPARE(nobody.count(), 0);
    int asked = 0;
    RowSet all(5000, true);
    QVERIFY(!texts.keepMatching(all, {"17"}, [&] { return ++asked == 2; }));
    QCOMPARE(asked, 2);
}

void TestStorageRows::aLongTextBetweenShortOnes()
{
    RowTexts texts;
    for (int i = 0; i < 3; ++i)
        texts.append("ab");
    texts.replace(1, QByteArray(200'000, 'x') + 'y');
    RowSet rows(3, true);
    QVERIFY(texts.keepMatching(rows, {"xy"}, goOn));
    QCOMPARE(listOf(rows), QList<Row>{1});
    texts.replace(1, {});
    QCOMPARE(texts.at(1).size(), 0);
    QCOMPARE(texts.at(2).toByteArray(), QByteArray("ab"));
}

void TestStorageRows::idsInAnyOrder()
{
    std::mt19937_64 random(12);
    RowIds ids;
    std::vector<qint64> expected;
    for (qint64 id = 10; id <= 1000; id += 10)
        expected.push_back(id);
    for (const qint64 id : expected)
        ids.append(id);
    QVERIFY(ids.isSorted());
    for (int i = 0; i < 5000; ++i) {
        const auto id = static_cast<qint64>(random() >> 12) | 1;
        if (ids.find(id))
            continue;
        ids.append(id);
        expected.push_back(id);
    }
    QVERIFY(!ids.isSorted());
    for (size_t row = 0; row < expected.size(); ++row)
        QCOMPARE(ids.find(expected[row]).value(), static_cast<Row>(row));
    QVERIFY(!ids.find(15));
    QVERIFY(!ids.find(0));
    const std::vector<Row> rows = ids.inOrder();
    QCOMPARE(rows.size(), expected.size());
    QVERIFY(std::ranges::is_sorted(rows, std::less(), [&](Row row) { return expected[row]; }));
}

void TestStorageRows::idsOfAnyLength()
{
    // Of the first ones each fits into forty bits; then come longer ones.
    const std::vector<qint64> expected{
        0, 1, 0xFFFF'FFFF, 0x1'0000'0000, 0xFF'FFFF'FFFF, 0x100'0000'0000, (1LL << 52) - 1, 7};
    IdColumn ids;
    QVERIFY(ids.empty());
    for (size_t i = 0; i < expected.size(); ++i) {
        ids.push_back(expected.at(i));
        QCOMPARE(ids.size(), i + 1);
        QCOMPARE(ids.back(), expected.at(i));
        for (size_t earlier = 0; earlier <= i; ++earlier)
            QCOMPARE(ids[earlier], expected.at(earlier));
    }
    IdColumn longFirst;
    longFirst.push_back(1LL << 51);
    QCOMPARE(longFirst.back(), 1LL << 51);
    // As many bytes as are promised.
    IdColumn many;
    many.reserve(1000);
    QVERIFY2(many.memory() == 5000, "an id has five bytes");
}

void TestStorageRows::sortsTexts_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("longest");
    QTest::newRow("none") << 0 << 5;
    QTest::newRow("short") << 3000 << 4;
    QTest::newRow("as long as a head") << 3000 << 17;
    QTest::newRow("long") << 3000 << 60;
}

void TestStorageRows::sortsTexts()
{
    QFETCH(const int, count);
    QFETCH(const int, longest);
    std::mt19937 random(13);
    // Few beginnings, so that runs of the same one are long.
    const std::vector<QByteArray> beginnings{"", QByteArray(16, 'a'), QByteArray(40, 'b'),
                                             QByteArray(15, 'c') + '\0'};
    std::vector<QByteArray> texts;
    for (int i = 0; i < count; ++i)
        texts.push_back(beginnings.at(random() % beginnings.size()) + anyText(random, longest));
    std::vector<Row> rows(texts.size());
    std::iota(rows.begin(), rows.end(), Row{0});
    std::vector<Row> expected = rows;
    std::ranges::sort(expected, [&](Row a, Row b) {
        const int compared = QByteArrayView(texts[a]).compare(texts[b]);
        return compared != 0 ? compared < 0 : a < b;
    });
    sortByText(rows, [&](Row row) { return QByteArrayView(texts[row]); });
    QVERIFY(rows == expected);
}

void TestStorageRows::sortsNumbers()
{
    std::mt19937 random(14);
    std::vector<quint32> numbers;
    for (int i = 0; i < 5000; ++i)
        numbers.push_back(static_cast<quint32>(random()) >> (random() % 32));
    std::vector<Row> rows(numbers.size());
    std::iota(rows.begin(), rows.end(), Row{0});
    std::vector<Row> expected = rows;
    std::ranges::sort(expected, {}, [&](Row row) { return std::pair(numbers[row], row); });
    sortByNumber(rows, numbers);
    QVERIFY(rows == expected);
}

void TestStorageRows::mendsAnOrder()
{
    std::mt19937 random(15);
    std::vector<int> keys(2000);
    for (int &key : keys)
        key = static_cast<int>(random() % 500);
    const auto belongs = [&](Row row) { return keys[row] >= 0; };
    const auto less = [&](Row a, Row b) { return std::pair(keys[a], a) < std::pair(keys[b], b); };
    int made = 0;
    const auto make = [&] {
        ++made;
        std::vector<Row> rows(keys.size());
        std::iota(rows.begin(), rows.end(), Row{0});
        std::erase_if(rows, std::not_fn(belongs));
        std::ranges::sort(rows, less);
        return rows;
    };
    RowOrder order;
    QVERIFY(!order.isAlmostReady());
    std::ignore = order.rows(make, belongs, less);
    for (int round = 0; round < 200; ++round) {
        for (auto left = random() % 60; left > 0; --left) {
            // Some go, some come back, some are new.
            const auto row = random() % (keys.size() + 1);
            if (row == keys.size())
                keys.push_back(0);
            keys[row] = static_cast<int>(random() % 600) - 100;
            order.touch(static_cast<Row>(row));
        }
        QVERIFY(order.isAlmostReady());
        const std::vector<Row> mended = order.rows(make, belongs, less);
        QCOMPARE(made, 1);
        const int before = std::exchange(made, 0);
        QVERIFY(mended == make());
        made = before;
    }
}

void TestStorageRows::forgetsAnOrderThatChangedTooMuch()
{
    int made = 0;
    const auto make = [&] {
        ++made;
        return std::vector<Row>(1000);
    };
    RowOrder order;
    std::ignore = order.rows(make, [](Row) { return true; }, std::less());
    for (Row row = 0; row < 500; ++row)
        order.touch(row);
    QVERIFY(!order.isAlmostReady());
    QCOMPARE(order.memory(), 0);
    std::ignore = order.rows(make, [](Row) { return true; }, std::less());
    QCOMPARE(made, 2);
}

QTEST_GUILESS_MAIN(TestStorageRows)
#include "tst_storage_rows.moc"
