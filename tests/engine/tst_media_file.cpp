// Files before they are sent: what they are is told by their content.
#include "../pictures.h"
#include "engine/media_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace botdesk::engine;
using namespace Qt::StringLiterals;
using botdesk::botapi::MediaKind;

class TestMediaFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contents_data();
    void contents();
    void limits();
    void whatIsNoFile();
    void whatMayNotBeRead();

private:
    [[nodiscard]] QString write(const QByteArray &bytes, const QString &name = u"x"_s);

    QTemporaryDir m_folder;
};

QString TestMediaFile::write(const QByteArray &bytes, const QString &name)
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                : QString();
}

void TestMediaFile::contents_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<MediaProblem>("asPhoto");
    using enum MediaProblem;
    const auto row = [](const char *title, const QString &name, const QByteArray &bytes,
                        MediaProblem asPhoto) { QTest::newRow(title) << name << bytes << asPhoto; };
    row("png", u"x.png"_s, tests::png(), None);
    row("png by another name", u"весна.txt"_s, tests::png(), None);
    row("jpeg", u"x"_s, QByteArray("\xff\xd8\xff\xe0\0\x10JFIF\0", 11), None);
    row("gif", u"x"_s, "GIF89a\1\1\1\1", None);
    row("webp", u"x"_s, "RIFF\1\1\1\1WEBPVP8 ", None);
    row("text called a picture", u"x.png"_s, "no picture at all", NotAPhoto);
    row("page called a picture", u"x.jpg"_s, "<html><body>404</body></html>", NotAPhoto);
    row("drawing", u"x.svg"_s, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", NotAPhoto);
    row("pdf", u"x.pdf"_s, "%PDF-1.7\n", NotAPhoto);
    row("empty", u"x.png"_s, {}, Empty);
}

void TestMediaFile::contents()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    QFETCH(const MediaProblem, asPhoto);
    const QString path = write(bytes, name);
    QCOMPARE(checkMedia(path, MediaKind::Photo), asPhoto);
    QCOMPARE(checkMedia(path, MediaKind::Document),
             bytes.isEmpty() ? MediaProblem::Empty : MediaProblem::None);
}

void TestMediaFile::limits()
{
    const QString path = write(tests::png());
    const auto grown = [&](qint64 size) {
        QFile::resize(path, size); // sparse: costs no disk
        return path;
    };
    QCOMPARE(checkMedia(grown(10 << 20), MediaKind::Photo), MediaProblem::None);
    QCOMPARE(checkMedia(grown((10 << 20) + 1), MediaKind::Photo), MediaProblem::TooLarge);
    QCOMPARE(checkMedia(path, MediaKind::Photo, MediaLimits::ofLocalServer()),
             MediaProblem::TooLarge);
    QCOMPARE(checkMedia(grown(50 << 20), MediaKind::Document), MediaProblem::None);
    QCOMPARE(checkMedia(grown((50 << 20) + 1), MediaKind::Document), MediaProblem::TooLarge);
    QCOMPARE(checkMedia(path, MediaKind::Document, MediaLimits::ofLocalServer()),
             MediaProblem::None);
    QCOMPARE(checkMedia(grown((qint64(2000) << 20) + 1), MediaKind::Document,
                        MediaLimits::ofLocalServer()),
             MediaProblem::TooLarge);
}

void TestMediaFile::whatIsNoFile()
{
    QCOMPARE(checkMedia({}, MediaKind::Document), MediaProblem::Missing);
    QCOMPARE(checkMedia(m_folder.filePath(u"none"_s), MediaKind::Document), MediaProblem::Missing);
    QCOMPARE(checkMedia(m_folder.path(), MediaKind::Document), MediaProblem::NotAFile);
    QCOMPARE(checkMedia(u"/dev/null"_s, MediaKind::Photo), MediaProblem::NotAFile);
}

void TestMediaFile::whatMayNotBeRead()
{
    // A file that nobody can read from its beginning, not even root.
    const QString path = u"/proc/self/mem"_s;
    if (!QFile::exists(path))
        QSKIP("there is no such file here");
    QCOMPARE(checkMedia(path, MediaKind::Document), MediaProblem::Unreadable);
}

QTEST_GUILESS_MAIN(TestMediaFile)
#include "tst_media_file.moc"
