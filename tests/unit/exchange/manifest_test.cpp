// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "crypto/hash.hpp"
#include "exchange/file_exchange.hpp"
#include "exchange/manifest_reader.hpp"
#include "scratch.hpp"

using namespace consentry;
using namespace std::string_view_literals;
using namespace consentry::exchange;
using app::ports::BadLine;
using app::ports::Manifest;
using domain::ManifestRow;

namespace {

constexpr base::Date kToday{std::chrono::year(2026), std::chrono::November, std::chrono::day(23)};

Manifest read(std::string_view text, ManifestKind kind = ManifestKind::csv) {
  auto manifest = parseManifest(text, kind, kToday);
  if (!manifest) FAIL(manifest.error().message());
  return *std::move(manifest);
}

std::string refusal(std::string_view text) {
  const auto manifest = parseManifest(text, ManifestKind::csv, kToday);
  return manifest ? "" : manifest.error().message();
}

/// "2 ok", "3 bad: why", …
std::vector<std::string> verdicts(const Manifest& manifest) {
  std::vector<std::string> out;
  for (const auto& line : manifest.lines)
    if (const auto* row = std::get_if<ManifestRow>(&line))
      out.push_back(fmt::format("{} ok", row->line));
    else
      out.push_back(fmt::format("{} bad: {}", std::get<BadLine>(line).line, std::get<BadLine>(line).why));
  return out;
}

using Lines = std::vector<std::string>;
constexpr const char* kHeader = "traveller_ref,file\n";

/// One bad line between two good ones: the good ones survive, with their real line numbers.
std::string whyBad(std::string_view header, std::string_view line) {
  const auto all =
      verdicts(read(fmt::format("{}\nT0,zero.jpg{}\n{}\nT9,nine.jpg{}\n", header,
                                std::string(static_cast<std::size_t>(std::ranges::count(header, ',')) - 1, ','), line,
                                std::string(static_cast<std::size_t>(std::ranges::count(header, ',')) - 1, ','))));
  REQUIRE(all.size() == 3);
  CHECK(all.front() == "2 ok");
  CHECK(all.back() == "4 ok");
  REQUIRE(all[1].starts_with("3 bad: "));
  return all[1].substr(7);
}

}  // namespace

TEST_CASE("a manifest with every column is read as written") {
  const auto manifest = read(
      "traveller_ref,file,role,nationality,birth_date,birth_year,age,gender,captured_at,source_system\r\n"
      "T1,a/b.jpg,document,AUS,1987-03-02,,,F,2026-11-01T10:00:00Z,ees\r\n"
      "T2,\"c, \"\"d\"\".jpg\",live,D,,1990,,M,2026-11-01,\r\n"
      "T3,e.png,,XXA,,,31,X,2020-05-04,\r\n"
      "T4,f.png,other,,,,,,,\r\n");
  REQUIRE(verdicts(manifest) == Lines{"2 ok", "3 ok", "4 ok", "5 ok"});
  const auto row = [&](std::size_t i) { return std::get<ManifestRow>(manifest.lines[i]); };
  CHECK(row(0).travellerRef == "T1");
  CHECK(row(0).role == domain::PhotoRole::document);
  CHECK(row(0).nationality->code() == "AUS");
  CHECK(row(0).birth.toText() == "1987-03-02");
  CHECK(row(0).gender == domain::Gender::female);
  CHECK(base::toText(*row(0).capturedAt) == "2026-11-01T10:00:00.000000Z");
  CHECK(row(0).sourceSystem == "ees");
  CHECK(row(1).file == "c, \"d\".jpg");
  CHECK(row(1).birth.toText() == "1990");
  CHECK(row(2).birth.toText() == "1988-05-05/1989-05-04");  // 31 years old on the day of the photograph
  CHECK_FALSE(row(3).nationality);
  CHECK(row(3).birth == domain::Birth::unknown());
}

TEST_CASE("an age without a day of capture counts from today") {
  const auto manifest = read("traveller_ref,file,age\nT1,a.jpg,31\n");
  CHECK(std::get<ManifestRow>(manifest.lines[0]).birth.toText() == "1994-11-24/1995-11-23");
}

TEST_CASE("the hash is that of the file's bytes, BOM included") {
  const std::string text = std::string("\xEF\xBB\xBF") + kHeader + "T1,a.jpg\n";
  const auto manifest = read(text);
  CHECK(verdicts(manifest) == Lines{"2 ok"});
  CHECK(manifest.hash == crypto::sha256(base::asBytes(text)));
}

TEST_CASE("line ends of every kind count as one") {
  CHECK(verdicts(read("traveller_ref,file\nT1,a\nT2,b")) == Lines{"2 ok", "3 ok"});
  CHECK(verdicts(read("traveller_ref,file\r\nT1,a\r\nT2,b\r\n")) == Lines{"2 ok", "3 ok"});
  CHECK(verdicts(read("traveller_ref,file\rT1,a\rT2,b\r")) == Lines{"2 ok", "3 ok"});
  CHECK(verdicts(read("traveller_ref,file\r\nT1,a\nT2,b\rT3,c")) == Lines{"2 ok", "3 ok", "4 ok"});
  CHECK(verdicts(read("\n\ntraveller_ref,file\n\nT1,a\n\n\nT2,b\n\n")) == Lines{"5 ok", "8 ok"});
}

TEST_CASE("a header that cannot be used is an error, not a row") {
  CHECK(refusal("").contains("empty"));
  CHECK(refusal("traveller_ref\nT1\n").contains("no column file"));
  CHECK(refusal("file,role\n").contains("no column traveller_ref"));
  CHECK(refusal("traveller_ref,file,file\n").contains("column file twice"));
  CHECK(refusal("traveller_ref,file,x,x\n").contains("column x twice"));
  CHECK(refusal("traveller_ref,\"file\n").contains("line 1"));
  CHECK(refusal("\xFF\xFEt\0r\0"sv).contains("line 1"));
}

TEST_CASE("columns without a meaning are named and passed over, line breaks in them included") {
  const auto manifest = read("note,traveller_ref,file,seat\n\"two\nlines\",T1,a.jpg,3A\nx,T2,b.jpg,\n");
  CHECK(manifest.ignoredColumns == Lines{"note", "seat"});
  CHECK(verdicts(manifest) == Lines{"2 ok", "4 ok"});
}

TEST_CASE("a stray quotation mark costs its own line and no other") {
  CHECK(whyBad("traveller_ref,file", "T1,a\"b.jpg") == "a quotation mark in the wrong place");
  CHECK(whyBad("traveller_ref,file", "T1,\"a\"b.jpg") == "a quotation mark in the wrong place");
  CHECK(whyBad("traveller_ref,file", "T1,\"a.jpg") == "a quotation mark that is never closed");
  SECTION("also when a later one seems to close it") {
    const auto all = verdicts(read("traveller_ref,file\nT1,\"a.jpg\nT2,b.jpg\nT3,c.jpg\nT4,\"d.jpg\"\nT5,e.jpg\n"));
    CHECK(all == Lines{"2 bad: a quotation mark in the wrong place", "3 ok", "4 ok", "5 ok", "6 ok"});
  }
  SECTION("also when both together make a well formed row") {
    const auto all = verdicts(read("traveller_ref,file\nT1,\"a.jpg\nT2,b.jpg\nT3,c.jpg\"\nT5,e.jpg\n"));
    CHECK(all == Lines{"2 bad: file: a line break inside the value", "3 ok",
                       "4 bad: a quotation mark in the wrong place", "5 ok"});
  }
}

TEST_CASE("hostile bytes make one bad line each") {
  CHECK(whyBad("traveller_ref,file", "T1,a\0b.jpg"sv) == "file: the control character U+0000");
  CHECK(whyBad("traveller_ref,file", "T1,\xC3\x28.jpg") == "file: not UTF-8");
  CHECK(whyBad("traveller_ref,file", "T\xE9,a.jpg") == "traveller_ref: not UTF-8");
  CHECK(whyBad("traveller_ref,file", "T1\x1B[2J,a.jpg") == "traveller_ref: the control character U+001B");
  CHECK(whyBad("traveller_ref,file", "T1,gpj\xE2\x80\xAE.exe") == "file: the control character U+202E");
  CHECK(whyBad("traveller_ref,file", "T1,\xEF\xBB\xBF,a") == "3 columns, the header has 2");
  CHECK(whyBad("traveller_ref,file", "T1") == "1 columns, the header has 2");
  CHECK(whyBad("traveller_ref,file", "T1," + std::string(10'000'000, 'x')) == "longer than 256 KiB");
  CHECK(whyBad("traveller_ref,file", "T1,\"" + std::string(10'000'000, 'x')) == "longer than 256 KiB");
  CHECK(whyBad("traveller_ref,file", "T1," + std::string(70'000, 'x')) == "a value longer than 64 KiB");
  CHECK(whyBad("traveller_ref,file", std::string(1000, ',')) == "more than 256 columns");
}

TEST_CASE("paths that leave the folder are refused in the manifest already") {
  CHECK(whyBad("traveller_ref,file", "T1,/etc/passwd") == "file: an absolute path");
  CHECK(whyBad("traveller_ref,file", "T1,../a.jpg") == "file: leaves the folder");
  CHECK(whyBad("traveller_ref,file", "T1,a/../../b.jpg") == "file: leaves the folder");
  CHECK(whyBad("traveller_ref,file", "T1,a/..") == "file: leaves the folder");
  CHECK(whyBad("traveller_ref,file", "T1,") == "file: empty");
  CHECK(whyBad("traveller_ref,file", "T1,a/") == "file: names a folder");
  CHECK(whyBad("traveller_ref,file", "T1,.") == "file: names a folder");
  CHECK(verdicts(read("traveller_ref,file\nT1,..\\a.jpg\nT2,..a.jpg\n")) == Lines{"2 ok", "3 ok"});
}

TEST_CASE("values that cannot be meant name their column") {
  CHECK(whyBad("traveller_ref,file", ",a.jpg") == "traveller_ref: empty");
  CHECK(whyBad("traveller_ref,file", "  ,a.jpg") == "traveller_ref: empty");
  CHECK(whyBad("traveller_ref,file", std::string(201, 'x') + ",a.jpg") == "traveller_ref: longer than 200 bytes");
  CHECK(whyBad("traveller_ref,file,role", "T1,a.jpg,selfie") == "role: selfie is none of document, live, other");
  CHECK(whyBad("traveller_ref,file,nationality", "T1,a.jpg,XYZ") ==
        "nationality: XYZ is no ISO 3166-1 alpha-3 or ICAO 9303 code");
  CHECK(whyBad("traveller_ref,file,nationality", "T1,a.jpg,aus").starts_with("nationality: aus is no"));
  CHECK(whyBad("traveller_ref,file,gender", "T1,a.jpg,female") == "gender: female is none of F, M, X");
  CHECK(whyBad("traveller_ref,file,birth_date", "T1,a.jpg,2026-02-30") ==
        "birth_date: 2026-02-30 is not a day: write YYYY-MM-DD");
  CHECK(whyBad("traveller_ref,file,birth_date", "T1,a.jpg,2027-01-01").contains("born after today"));
  CHECK(whyBad("traveller_ref,file,birth_date", "T1,a.jpg,1850-01-01").contains("125 years"));
  CHECK(whyBad("traveller_ref,file,birth_year", "T1,a.jpg,87").starts_with("birth_year: 87 cannot be"));
  CHECK(whyBad("traveller_ref,file,birth_year", "T1,a.jpg,-1").starts_with("birth_year: -1 is not a year"));
  CHECK(whyBad("traveller_ref,file,age", "T1,a.jpg,200").starts_with("age: 200 cannot be"));
  CHECK(whyBad("traveller_ref,file,age", "T1,a.jpg,99999999999999999999").starts_with("age: "));
  CHECK(
      whyBad("traveller_ref,file,captured_at", "T1,a.jpg,yesterday").starts_with("captured_at: yesterday is no time"));
  CHECK(whyBad("traveller_ref,file,captured_at", "T1,a.jpg,2026-11-25").contains("future"));
  CHECK(whyBad("traveller_ref,file,birth_date,birth_year", "T1,a.jpg,1990-01-01,1990").contains("only one of"));
  CHECK(whyBad("traveller_ref,file,birth_date,captured_at", "T1,a.jpg,1990-01-01,1980-01-01")
            .contains("before the birth"));
}

TEST_CASE("the second of two equal rows is refused and names the first") {
  const auto all = verdicts(read("traveller_ref,file\nT1,a.jpg\nT1,b.jpg\nT2,a.jpg\nT1,./a.jpg\nT1,c//d\nT1,c/d\n"));
  CHECK(all == Lines{"2 ok", "3 ok", "4 ok", "5 bad: the same traveller_ref and file as line 2", "6 ok",
                     "7 bad: the same traveller_ref and file as line 6"});
}

TEST_CASE("references are compared in NFC, file names stay bytes") {
  const auto manifest = read("traveller_ref,file\ne\xCC\x81,e\xCC\x81.jpg\n\xC3\xA9,e\xCC\x81.jpg\n");
  CHECK(verdicts(manifest) == Lines{"2 ok", "3 bad: the same traveller_ref and file as line 2"});
  CHECK(std::get<ManifestRow>(manifest.lines[0]).travellerRef == "\xC3\xA9");
  CHECK(std::get<ManifestRow>(manifest.lines[0]).file == "e\xCC\x81.jpg");
}

TEST_CASE("a bad line says whose it is as far as that could be read") {
  const auto manifest = read("traveller_ref,file,role\nT1,a.jpg,selfie\n");
  CHECK(std::get<BadLine>(manifest.lines[0]).travellerRef == "T1");
  CHECK(std::get<BadLine>(manifest.lines[0]).file == "a.jpg");
}

TEST_CASE("JSON Lines take the same values and the same refusals") {
  const auto manifest = read(R"({"traveller_ref":"T1","file":"a.jpg","age":31,"gender":"F","seat":"3A"}
not json

{"traveller_ref":"T2","file":"../b.jpg"}
{"traveller_ref":"T3","file":"c.jpg","role":null,"birth_year":"1990"}
{"traveller_ref":"T3","traveller_ref":"T4","file":"c.jpg"}
{"traveller_ref":7,"file":"c.jpg"}
[1,2]
{"traveller_ref":"T5","file":"d.jpg","x":[[[[1]]]]}
{"traveller_ref":"T1","file":"a.jpg"}
{"traveller_ref":"T6\u0000","file":"a.jpg"}
{"traveller_ref":"T7"}
)",
                             ManifestKind::jsonLines);
  CHECK(verdicts(manifest) == Lines{"1 ok", "2 bad: not JSON, or not UTF-8", "4 bad: file: leaves the folder", "5 ok",
                                    "6 bad: the same key twice", "7 bad: traveller_ref: text expected",
                                    "8 bad: not a JSON object", "9 bad: nested too deeply",
                                    "10 bad: the same traveller_ref and file as line 1",
                                    "11 bad: traveller_ref: the control character U+0000", "12 bad: file: empty"});
}

TEST_CASE("a line of JSON that is too long, deep or not UTF-8 costs only itself") {
  const std::string good = R"({"traveller_ref":"T1","file":"a.jpg"})";
  const std::string deep(200'000, '[');
  const std::string text = deep + "\n" + std::string(10'000'000, ' ') + "x\n{\"traveller_ref\":\"\xFF\"}\n" + good;
  const auto all = verdicts(read(text, ManifestKind::jsonLines));
  CHECK(all ==
        Lines{"1 bad: not JSON, or not UTF-8", "2 bad: longer than 256 KiB", "3 bad: not JSON, or not UTF-8", "4 ok"});
}

TEST_CASE("bytes without sense never crash, and no line has two verdicts") {
  std::mt19937 random(20261123);
  constexpr auto kAlphabet = "T1,,,\"\"\n\n\r.a/\0\xFF\xC3{}[]:"sv;
  for (int round = 0; round < 3000; ++round) {
    std::string soup = round % 2 == 0 ? kHeader : "note,traveller_ref,file\n";
    const auto length = random() % 300;
    for (unsigned i = 0; i < length; ++i)
      soup += random() % 20 == 0 ? static_cast<char>(random()) : kAlphabet[random() % kAlphabet.size()];
    soup += "\nT-last,last.jpg" + std::string(round % 2 == 0 ? "\n" : ",x\n");
    for (const auto kind : {ManifestKind::csv, ManifestKind::jsonLines}) {
      const auto manifest = read(soup, kind);
      std::int64_t before = kind == ManifestKind::csv ? 1 : 0;
      for (const auto& line : manifest.lines) {
        const auto number = std::visit([](const auto& verdict) { return verdict.line; }, line);
        REQUIRE(number > before);
        before = number;
      }
    }
  }
}

TEST_CASE("without quotation marks every line that is not empty has exactly one verdict") {
  std::mt19937 random(7);
  constexpr auto kAlphabet = "T1,,a./\0\xFF\xC3"sv;
  for (int round = 0; round < 500; ++round) {
    std::string soup = kHeader;
    std::size_t lines = 0;
    for (int i = 0; i < 20; ++i) {
      std::string line;
      for (auto left = random() % 8; left > 0; --left) line += kAlphabet[random() % kAlphabet.size()];
      lines += line.empty() ? 0 : 1;
      soup += line + "\n";
    }
    REQUIRE(read(soup).lines.size() == lines);
  }
}

TEST_CASE("opening marks on every line do not make reading slow") {
  std::string text = kHeader;
  for (int i = 0; i < 200'000; ++i) text += i % 2 == 0 ? "T,\"a\n" : "b\n";
  const auto manifest = read(text);
  CHECK(manifest.lines.size() == 200'000);
}

TEST_CASE("more than a million rows are refused") {
  std::string text = kHeader;
  for (int i = 0; i <= 1'000'000; ++i) text += "x\n";
  CHECK(refusal(text).contains("more than 1000000 rows"));
}

TEST_CASE("the kind of manifest follows the file's ending") {
  const test::Scratch scratch;
  FileExchangeOnDisk files;
  const auto csv = files.readManifest(scratch.put("m.csv", "traveller_ref,file\nT1,a\n"), kToday);
  const auto jsonl = files.readManifest(scratch.put("m.jsonl", R"({"traveller_ref":"T1","file":"a"})"), kToday);
  REQUIRE(csv);
  REQUIRE(jsonl);
  CHECK(csv->lines.size() == 1);
  CHECK(jsonl->lines.size() == 1);
  CHECK(files.readManifest(scratch.path() / "none.csv", kToday).error().code() == base::Errc::notFound);
  CHECK(files.readManifest(scratch.path(), kToday).error().code() == base::Errc::unreadable);
}
