// SPDX-License-Identifier: GPL-3.0-or-later
// The independent verifier (docs/verify_log.py) must say the same as ours of every log. The cases and our verdicts are
// written to a file, and one Python process goes through them.
#include <fmt/format.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "damage_cases.hpp"
#include "log_builder.hpp"

using namespace consentry;

namespace {

std::string inBase64(std::string_view bytes) {
  return "\"" + base::toBase64(base::asBytes(bytes)) + "\"";
}

/// One line of JSON: contents in base64, because damaged ones need not be text.
std::string line(const std::string& name, const audit::BundleText& log, const std::vector<std::string>& anchors) {
  std::string notes;
  for (const auto& anchor : anchors) notes += (notes.empty() ? "" : ",") + inBase64(anchor);
  const auto report = audit::verifyBundle(log, anchors);
  return fmt::format(
      R"({{"name":"{}","entries.jsonl":{},"leaves.txt":{},"checkpoints.txt":{},"pin.txt":{},"anchors":[{}],)"
      R"("verdict":"{}","first_bad":{}}})"
      "\n",
      name, inBase64(log.entries), inBase64(log.leaves), inBase64(log.checkpoints),
      log.pin ? inBase64(*log.pin) : "null", notes, base::word(report.verdict),
      report.firstBad ? fmt::to_string(*report.firstBad) : "null");
}

struct Flip {
  std::string_view file;
  std::string audit::BundleText::* text;
};

/// The small log with one byte changed, as an edit to the line before.
std::string flipLine(const audit::BundleText& damaged, std::string_view file, std::size_t at, char byte) {
  const auto report = audit::verifyBundle(damaged, {});
  return fmt::format(R"({{"file":"{}","at":{},"byte":{},"verdict":"{}","first_bad":{}}})"
                     "\n",
                     file, at, static_cast<unsigned>(static_cast<unsigned char>(byte)), base::word(report.verdict),
                     report.firstBad ? fmt::to_string(*report.firstBad) : "null");
}

audit::BundleText smallLog() {
  return test::LogBuilder().appendMany(1).rotate().appendMany(1).keep("export").appendMany(1).parts().text();
}

bool pythonAgrees(const std::string& lines, std::string_view what) {
  const auto file = std::filesystem::temp_directory_path() / fmt::format("consentry-agree-{}-{}.jsonl", what, getpid());
  std::ofstream(file, std::ios::binary) << lines;
  const std::string command = fmt::format("python3 '{}' '{}'", CONSENTRY_AGREE_SCRIPT, file.string());
  const int result = std::system(command.c_str());
  std::filesystem::remove(file);
  return result == 0;
}

/// One of the ways in which files get damaged, at a place that chance names.
void damageOnce(std::string& file, const std::string& other, std::mt19937& chance) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < file.size();) {
    const auto end = std::min(file.find('\n', at), file.size() - 1) + 1;
    lines.push_back(file.substr(at, end - at));
    at = end;
  }
  if (lines.empty()) return;
  const auto some = [&chance](std::size_t count) { return static_cast<std::ptrdiff_t>(chance() % count); };
  const auto line = some(lines.size());
  switch (chance() % 7) {
    case 0:
      lines.erase(lines.begin() + line);
      break;
    case 1:
      lines.insert(lines.begin() + some(lines.size()), lines[static_cast<std::size_t>(line)]);
      break;
    case 2:
      std::swap(lines[static_cast<std::size_t>(line)], lines[static_cast<std::size_t>(some(lines.size()))]);
      break;
    case 3:
      lines.resize(static_cast<std::size_t>(line));
      break;
    case 4:
      lines[static_cast<std::size_t>(line)] = other.substr(0, other.find('\n') + 1);
      break;
    default: {
      std::string& text = lines[static_cast<std::size_t>(line)];
      text[static_cast<std::size_t>(some(text.size()))] = static_cast<char>(chance() % 256);
    }
  }
  file.clear();
  for (const auto& text : lines) file += text;
}

/// Which record or stored hash a byte of a file with one line a record belongs to.
std::int64_t lineOf(std::string_view text, std::size_t at) {
  return std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
}

}  // namespace

TEST_CASE("Both verifiers say the same of every log damaged in a named way") {
  std::string lines;
  for (const auto& damage : test::damageCases()) lines += line(damage.name, damage.log, damage.anchors);
  CHECK(pythonAgrees(lines, "named"));
}

TEST_CASE("Each byte of a small log matters, and both verifiers name the same first bad record") {
  const audit::BundleText good = smallLog();
  REQUIRE(audit::verifyBundle(good, {}).good());
  std::string lines = line("small log", good, {});
  for (const char mask : {'\x01', '\x20'}) {
    for (const auto& [file, text] : {Flip{audit::kBundleEntries, &audit::BundleText::entries},
                                     Flip{audit::kBundleLeaves, &audit::BundleText::leaves}})
      for (std::size_t at = 0; at < (good.*text).size(); ++at) {
        audit::BundleText damaged = good;
        char& byte = (damaged.*text)[at];
        byte = static_cast<char>(byte ^ mask);
        const auto report = audit::verifyBundle(damaged, {});
        INFO(file << " byte " << at);
        REQUIRE(report.verdict == audit::Verdict::altered);
        REQUIRE(report.firstBad == lineOf(good.*text, at));
        lines += flipLine(damaged, file, at, byte);
      }
    bool isMark = true;
    for (std::size_t at = 0; at < good.checkpoints.size(); ++at) {
      audit::BundleText damaged = good;
      damaged.checkpoints[at] = static_cast<char>(damaged.checkpoints[at] ^ mask);
      if (at == 0 || good.checkpoints[at - 1] == '\n') isMark = good.checkpoints.substr(at, 3) == "== ";
      const auto report = audit::verifyBundle(damaged, {});
      INFO("checkpoints, byte " << at);
      // A mark's reason is only for people, and the size in the head's mark is the head's own.
      if (!isMark) REQUIRE_FALSE(report.good());
      lines += flipLine(damaged, audit::kBundleCheckpoints, at, damaged.checkpoints[at]);
    }
    for (std::size_t at = 0; at < good.pin->size(); ++at) {
      audit::BundleText damaged = good;
      (*damaged.pin)[at] = static_cast<char>((*damaged.pin)[at] ^ mask);
      REQUIRE_FALSE(audit::verifyBundle(damaged, {}).good());
      lines += flipLine(damaged, audit::kBundlePin, at, (*damaged.pin)[at]);
    }
  }
  CHECK(pythonAgrees(lines, "flips"));
}

TEST_CASE("Both verifiers accept and refuse the same spellings of a record") {
  const auto parts = test::LogBuilder().appendMany(1).parts();
  std::string lines;
  for (const std::string value : {R"("x")",
                                  R"("ü한字😀")",
                                  R"("\"\\")",
                                  "1",
                                  "-1",
                                  "9007199254740991",
                                  "9007199254740992",
                                  "-9007199254740992",
                                  "1.0",
                                  "1e3",
                                  "-0",
                                  "01",
                                  "null",
                                  "true",
                                  "false",
                                  "NaN",
                                  "Infinity",
                                  "[[[[[[[1]]]]]]]",
                                  "[[[[[[[[1]]]]]]]]",
                                  R"("\u0041")",
                                  R"("\/")",
                                  R"("\ud800")",
                                  "{\"b\":1,\"a\":1}",
                                  "{\"a\":1,\"a\":1}",
                                  "{\"A\":1}",
                                  "{\"\":1}",
                                  "[1,]",
                                  "\"\x7f\"",
                                  "\"\u0085\"",
                                  "\"\u00a0\"",
                                  "\"e\u0301\"",
                                  "\"\u212b\"",
                                  "\"\u1100\u1161\"",
                                  "\"\u0301\"",
                                  "\"\xff\"",
                                  "\"\xed\xa0\x80\"",
                                  "\"\xc0\xaf\"",
                                  "\"\xf4\x90\x80\x80\"",
                                  "\"\uffff\"",
                                  "\"\u2028\"",
                                  "\"\ufeff\"",
                                  "\"a\rb\"",
                                  "\"a\tb\"",
                                  "99999999999999999999",
                                  "\"\u0344\"",
                                  "\"\u0958\"",
                                  "\"\U0001d15e\"",
                                  "\"a\u0315\u0300\"",
                                  "\"a\u0300\u0315\""}) {
    auto tried = parts;
    tried.entries[1] = test::replaced(tried.entries[1], "\"desk-07\"", value);
    tried.leaves[1] = audit::leafHash(tried.entries[1]);
    lines += line("spelling", tried.text(), {});
  }
  for (const std::size_t length : {14'000U, 15'900U, 16'200U, 16'384U, 17'000U, 40'000U}) {
    auto tried = parts;
    tried.entries[1] = test::replaced(tried.entries[1], "desk-07", std::string(length, 'x'));
    tried.leaves[1] = audit::leafHash(tried.entries[1]);
    lines += line("length", tried.text(), {});
    tried.entries[1] = std::string(length, '[');
    tried.leaves[1] = audit::leafHash(tried.entries[1]);
    lines += line("depth", tried.text(), {});
  }
  CHECK(pythonAgrees(lines, "spellings"));
}

TEST_CASE("Both verifiers say the same of logs damaged in several places by chance") {
  std::mt19937 chance(20261123);
  const auto good = smallLog();
  const auto other = test::LogBuilder("other").appendMany(4).keep("export").parts().text();
  std::string lines;
  for (int i = 0; i < 400; ++i) {
    audit::BundleText damaged = good;
    for (auto left = 1 + chance() % 3; left > 0; --left) {
      const auto which = chance() % 4;
      if (which == 0) damageOnce(damaged.entries, other.entries, chance);
      if (which == 1) damageOnce(damaged.leaves, other.leaves, chance);
      if (which == 2) damageOnce(damaged.checkpoints, other.checkpoints, chance);
      if (which == 3) damageOnce(*damaged.pin, *other.pin, chance);
    }
    lines += line(fmt::format("chance {}", i), damaged, {*good.pin});
  }
  CHECK(pythonAgrees(lines, "chance"));
}
