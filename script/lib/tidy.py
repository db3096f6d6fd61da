"""Runs clang-tidy over our own sources, with as many jobs as asked for, and remembers what was clean.

Usage: tidy.py ROOT BUILD_FOLDER JOBS [--fix]

A source is checked again only when it, a header it includes, its command line, .clang-tidy or clang-tidy
itself changed: a full round over the project takes minutes, a round after one edit seconds. Which headers
a source includes is taken from Ninja, which knows since the last build; so the build comes first. What
complained is never remembered.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

CLANG_TIDY = "clang-tidy-19"
# GCC knows warnings that clang does not, and the other way round; neither is a fault of ours.
EXTRA_ARGUMENTS = ["--extra-arg=-Wno-unknown-warning-option", "--extra-arg=-Qunused-arguments"]


def without_precompiled(command):
    """What GCC has precompiled is nothing that clang could read; and a source has to include what it
    uses, which is seen only without it."""
    return re.sub(r" -include \S+/cmake_pch\.hxx| -Winvalid-pch| -fpch-preprocess", "", command)


def sources_of(root, build, commands):
    """The entries of compile_commands.json that are ours and written by hand. Writes them to the folder
    COMMANDS as clang-tidy shall have them."""
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        entries = json.load(file)
    for entry in entries:
        entry["command"] = without_precompiled(entry["command"])
    os.makedirs(commands, exist_ok=True)
    with open(os.path.join(commands, "compile_commands.json"), "w", encoding="utf-8") as file:
        json.dump(entries, file)
    ours = tuple(os.path.join(root, folder) + os.sep for folder in ("src", "tests"))
    found = {}
    for entry in entries:
        path = os.path.realpath(os.path.join(entry["directory"], entry["file"]))
        if path.startswith(ours):
            found[path] = entry
    return found


def included_files(build):
    """For each object file, as Ninja names it, the files it was built from."""
    text = subprocess.run(["ninja", "-C", build, "-t", "deps"], capture_output=True, text=True,
                          check=False).stdout
    found, current = {}, None
    for line in text.splitlines():
        if line.startswith("    "):
            if current is not None:
                current.append(line.strip())
        else:
            name = re.match(r"(\S.*): #deps \d+, .*\(VALID\)$", line)
            current = found.setdefault(name.group(1), []) if name else None
    return found


class Fingerprints:
    """Says when a source has to be looked at again."""

    def __init__(self, root, build):
        self.root, self.build = root, build
        self.files = {}
        self.included = included_files(build)
        version = subprocess.run([CLANG_TIDY, "--version"], capture_output=True, check=True).stdout
        self.rules = hashlib.sha256(version + repr(EXTRA_ARGUMENTS).encode())
        for folder in ("", "src", "tests"):
            path = os.path.join(root, folder, ".clang-tidy")
            if os.path.exists(path):
                self.rules.update(self.of_file(path))

    def of_file(self, path):
        """Ours by content, because a checkout sets new times; the system's by time and size."""
        if path not in self.files:
            try:
                if path.startswith(self.root + os.sep):
                    with open(path, "rb") as file:
                        state = hashlib.sha256(file.read()).digest()
                else:
                    status = os.stat(path)
                    state = f"{status.st_mtime_ns} {status.st_size}".encode()
            except OSError:
                state = b"gone"
            self.files[path] = path.encode() + b"\0" + state
        return self.files[path]

    def of_source(self, path, entry):
        """None when Ninja does not know what the source includes: then it is always checked."""
        output = entry.get("output") or re.search(r" -o (\S+)", entry.get("command", "")).group(1)
        included = self.included.get(os.path.relpath(os.path.join(entry["directory"], output),
                                                     self.build))
        if not included:
            return None
        whole = self.rules.copy()
        whole.update(entry.get("command", "").encode())
        whole.update(self.of_file(path))
        for header in included:
            whole.update(self.of_file(os.path.realpath(os.path.join(self.build, header))))
        return whole.hexdigest()


def check(path, commands, fix):
    """Returns what is wrong with one source, as text, and how long that took."""
    start = time.monotonic()
    command = [CLANG_TIDY, "-p", commands, "--quiet", "--warnings-as-errors=*", *EXTRA_ARGUMENTS]
    if fix:
        command += ["--fix", "--format-style=file"]
    run = subprocess.run([*command, path], capture_output=True, text=True, check=False)
    text = run.stdout.strip()
    if run.returncode != 0 and not text:
        text = run.stderr.strip() or f"{path}: clang-tidy ended with {run.returncode}"
    return (text if run.returncode != 0 else ""), time.monotonic() - start


def main():
    root, build, jobs = os.path.realpath(sys.argv[1]), os.path.realpath(sys.argv[2]), int(sys.argv[3])
    fix = "--fix" in sys.argv[4:]
    memory = os.path.join(build, "tidy-clean")
    os.makedirs(memory, exist_ok=True)

    commands = os.path.join(build, "tidy-commands")
    sources = sources_of(root, build, commands)
    fingerprints = Fingerprints(root, build)
    wanted = {}
    for path, entry in sorted(sources.items()):
        fingerprint = fingerprints.of_source(path, entry)
        if fingerprint is None or not os.path.exists(os.path.join(memory, fingerprint)):
            wanted[path] = fingerprint
    print(f"clang-tidy: {len(sources)} sources, {len(wanted)} of them to check", flush=True)

    complaints, told, times = 0, set(), []
    # Fixes of two sources may touch the same header, so they are made one after the other.
    with ThreadPoolExecutor(max_workers=1 if fix else jobs) as pool:
        running = {pool.submit(check, path, commands, fix): path for path in wanted}
        for done in as_completed(running):
            path = running[done]
            text, seconds = done.result()
            times.append((seconds, os.path.relpath(path, root)))
            if not text:
                if wanted[path]:
                    with open(os.path.join(memory, wanted[path]), "w", encoding="utf-8"):
                        pass
                continue
            complaints += 1
            # A header complains once for each source that includes it; once is enough to read.
            for paragraph in re.split(r"\n(?=\S+:\d+:\d+: (?:error|warning))", text):
                if paragraph not in told:
                    told.add(paragraph)
                    print(paragraph.replace(root + os.sep, ""), flush=True)
    for seconds, name in sorted(times, reverse=True)[:3]:
        if seconds > 20:
            print(f"clang-tidy: {name} took {seconds:.0f} s")
    if complaints:
        print(f"clang-tidy: {complaints} sources have something to mend")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
