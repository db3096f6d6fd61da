"""Fails when a translation is missing, unfinished, or has lost a placeholder.

Usage: check_translations.py FILE.ts…

Besides what lupdate marks as unfinished, it looks for what a person who translates overlooks: an empty
plural form, too few of them, a %1 that is gone or doubled, markup that is gone. Each is named with its
context and its source text.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree

# How many forms Qt's rules ask for. One that is not here is a language nobody has checked.
PLURAL_FORMS = {"en": 2, "ru": 3}


def placeholders(text):
    """%1, %L2, %n… as a multiset; the "L" only changes how a number looks."""
    return sorted(match.replace("L", "") for match in re.findall(r"%L?(?:\d{1,2}|n)", text))


def tags(text):
    return sorted(re.findall(r"</?[a-z]+", text))


def complaints_about(message, language):
    source = message.findtext("source", "")
    translation = message.find("translation")
    kind = translation.get("type") if translation is not None else "unfinished"
    if kind in ("vanished", "obsolete"):
        yield "is no longer in the sources"
        return
    if kind == "unfinished":
        yield "is not finished"
        return
    if message.get("numerus") == "yes":
        forms = [form.text or "" for form in translation.findall("numerusform")]
        if len(forms) != PLURAL_FORMS[language]:
            yield f"has {len(forms)} of {PLURAL_FORMS[language]} plural forms"
        if not all(form.strip() for form in forms):
            yield "has an empty plural form"
    else:
        forms = ["".join(translation.itertext())]
        if not forms[0].strip():
            yield "is empty"
    for form in (form for form in forms if form.strip()):
        expected, actual = placeholders(source), placeholders(form)
        # In English one form is for exactly one thing and may say so; in Russian it is also for 21.
        if language == "en" and "%n" not in actual:
            expected = [name for name in expected if name != "%n"]
        if expected != actual:
            yield f"has the placeholders {actual} instead of {expected}: {form}"
        if tags(source) != tags(form):
            yield f"has other markup: {form}"


def check(path):
    root = ElementTree.parse(path).getroot()
    language = re.split("[_-]", root.get("language", ""))[0]
    if language not in PLURAL_FORMS:
        print(f"{path}: the language is \"{language}\", not one of {', '.join(PLURAL_FORMS)}")
        return 1
    count = 0
    for context in root.iter("context"):
        for message in context.iter("message"):
            for complaint in complaints_about(message, language):
                print(f"{path}: {context.findtext('name')}: \"{message.findtext('source')}\" {complaint}")
                count += 1
    return count


if __name__ == "__main__":
    sys.exit(1 if sum([check(path) for path in sys.argv[1:]]) else 0)
