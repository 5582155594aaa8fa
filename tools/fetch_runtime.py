#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts the inference runtime (OpenVINO) into the cache folder, once, and prints where it is. Standard library and pip only.

    tools/fetch_runtime.py [--from FILE|DIR] [CACHE]

CACHE is $CONSENTRY_CACHE, else $XDG_CACHE_HOME/consentry, else ~/.cache/consentry: clones and build folders share it.
--from (or $CONSENTRY_RUNTIME_FROM) names the wheel or a folder with it, for machines without a network. Kept are the
headers, the CMake package, the runtime, its plug-in for processors and its readers of ONNX and TensorFlow Lite."""
import argparse
import fnmatch
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

VERSION = "2026.4.1"
WHEEL = f"openvino-{VERSION}-22982-cp311-cp311-manylinux_2_28_x86_64.whl"
SHA256 = "2d22b1da03f7caf74df30e9f6417d0ab2f637e4a38e08e1dcd294d2c37407aaf"
# The IR reader is what a compiled model from the cache comes back through. TBB works without its allocator and binding.
KEPT = ["openvino/include/*", "openvino/cmake/*", "openvino-*.dist-info/licenses/*", "openvino/libs/libopenvino.so.*",
        "openvino/libs/libopenvino_intel_cpu_plugin.so", "openvino/libs/libopenvino_ir_frontend.so.*",
        "openvino/libs/libopenvino_onnx_frontend.so.*", "openvino/libs/libopenvino_tensorflow_lite_frontend.so.*",
        "openvino/libs/libtbb.so.*"]


def say(text):
    print(text, file=sys.stderr, flush=True)


def fail(what, next_step):
    say(f"error: {what}\nnext: {next_step}")
    sys.exit(5)


def download(folder):
    say("   Inference runtime (OpenVINO, 59 MB through pip, once) …")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps",
         "--only-binary", ":all:", "--python-version", "3.11", "--implementation", "cp", "--abi", "cp311",
         "--platform", "manylinux_2_28_x86_64", "--dest", folder, f"openvino=={VERSION}"],
        stdin=subprocess.DEVNULL, stdout=sys.stderr).returncode
    if done != 0 or not (folder / WHEEL).is_file():
        fail(f"openvino {VERSION} could not be fetched",
             f"see pip's message above; without a network, bring {WHEEL} and run tools/fetch_runtime.py --from FILE")
    return folder / WHEEL


def brought(source):
    wheel = source / WHEEL if source.is_dir() else source
    if not wheel.is_file():
        fail(f"there is no {wheel}", f"name the file {WHEEL} or a folder that holds it")
    return wheel


def unpack(wheel, folder):
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != SHA256:
        fail(f"{wheel.name}: SHA-256 {SHA256} expected, {found} found; nothing of it is used",
             f"fetch openvino {VERSION} again, or from elsewhere")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder, [name for name in archive.namelist()
                                    if any(fnmatch.fnmatch(name, kept) for kept in KEPT)])
    # The CMake package checks that every library is there: no longer those that were left out.
    check = re.compile(r'list\(APPEND (?:_cmake_import_check|_IMPORT_CHECK)_targets \S+ \)\n'
                       r'list\(APPEND \S+ "\$\{_IMPORT_PREFIX\}/(\S+)" \)\n', re.I)
    for targets in folder.glob("openvino/cmake/*Targets-release.cmake"):
        targets.write_text(check.sub(lambda m: m[0] if (folder / m[1]).exists() else "", targets.read_text()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    home = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    parser.add_argument("--from", dest="source", type=pathlib.Path, default=os.environ.get("CONSENTRY_RUNTIME_FROM"))
    parser.add_argument("cache", type=pathlib.Path, nargs="?",
                        default=os.environ.get("CONSENTRY_CACHE") or pathlib.Path(home) / "consentry")
    options = parser.parse_args()
    runtime = options.cache.resolve() / f"openvino-{VERSION}"
    if not runtime.is_dir():
        runtime.parent.mkdir(parents=True, exist_ok=True)
        # Made beside its place and renamed when whole, so that it is there entirely or not at all.
        with tempfile.TemporaryDirectory(dir=runtime.parent, prefix=".openvino-") as scratch:
            scratch = pathlib.Path(scratch)
            wheel = brought(pathlib.Path(options.source)) if options.source else download(scratch)
            unpack(wheel, scratch / "runtime")
            try:
                (scratch / "runtime").rename(runtime)
            except OSError:
                if not runtime.is_dir():  # else another run was faster
                    raise
    print(runtime)


if __name__ == "__main__":
    main()
