#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tools/fetch_runtime.py with a small wheel in place of the real one. Standard library only, no network."""
import hashlib
import importlib.util
import pathlib
import subprocess
import sys
import tempfile
import unittest
import zipfile

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "tools/fetch_runtime.py"
TARGETS = "".join(
    f'list(APPEND _cmake_import_check_targets openvino::{name} )\n'
    f'list(APPEND _cmake_import_check_files_for_openvino::{name} "${{_IMPORT_PREFIX}}/openvino/libs/{file}" )\n\n'
    for name, file in (("runtime", "libopenvino.so.1"), ("frontend::paddle", "libopenvino_paddle_frontend.so.1")))
WHEEL = {"openvino/libs/libopenvino.so.1": "runtime", "openvino/libs/libopenvino_intel_cpu_plugin.so": "plug-in",
         "openvino/libs/libopenvino_intel_gpu_plugin.so": "large", "openvino/libs/libopenvino_paddle_frontend.so.1": "x",
         "openvino/include/openvino/openvino.hpp": "// header", "openvino/__init__.py": "raise SystemExit",
         "openvino-1.dist-info/licenses/LICENSE": "Apache", "openvino/cmake/OpenVINOTargets-release.cmake": TARGETS}


class Runtime(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        spec = importlib.util.spec_from_file_location("fetch_runtime", SCRIPT)
        self.tool = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.tool)
        self.wheel = self.folder / self.tool.WHEEL
        with zipfile.ZipFile(self.wheel, "w") as archive:
            for name, content in WHEEL.items():
                archive.writestr(name, content)

    def run_tool(self, *arguments):
        return subprocess.run([sys.executable, SCRIPT, *map(str, arguments)], capture_output=True, text=True, timeout=50)

    def test_only_what_is_needed_is_kept_and_the_package_no_longer_looks_for_the_rest(self):
        self.tool.SHA256 = hashlib.sha256(self.wheel.read_bytes()).hexdigest()
        kept = self.folder / "kept"
        self.tool.unpack(self.wheel, kept)
        names = {str(path.relative_to(kept)) for path in kept.rglob("*") if path.is_file()}
        self.assertEqual(names, {name for name in WHEEL
                                 if not any(word in name for word in ("gpu", "paddle", "__init__"))})
        targets = (kept / "openvino/cmake/OpenVINOTargets-release.cmake").read_text()
        self.assertIn("libopenvino.so.1", targets)
        self.assertNotIn("paddle", targets)

    def test_a_wheel_with_another_hash_is_refused_and_nothing_stays(self):
        for source in (self.wheel, self.folder):
            done = self.run_tool("--from", source, self.folder / "cache")
            self.assertEqual((done.returncode, done.stdout), (5, ""))
            self.assertIn("SHA-256", done.stderr)
            self.assertIn("next: ", done.stderr)
            self.assertEqual(list((self.folder / "cache").iterdir()), [])

    def test_a_wheel_that_is_not_there_is_named(self):
        done = self.run_tool("--from", self.folder / "none.whl", self.folder / "cache")
        self.assertEqual(done.returncode, 5)
        self.assertIn("none.whl", done.stderr)

    def test_a_runtime_that_is_there_is_left_as_it_is(self):
        runtime = self.folder / f"cache/openvino-{self.tool.VERSION}"
        runtime.mkdir(parents=True)
        done = self.run_tool("--from", self.wheel, self.folder / "cache")
        self.assertEqual((done.returncode, done.stdout.strip()), (0, str(runtime)))


if __name__ == "__main__":
    unittest.main()
