// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/consent_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>
#include <unordered_map>

#include "crypto/hash.hpp"
#include "exchange/json_line.hpp"
#include "exchange/manifest_reader.hpp"
#include "exchange/text.hpp"

namespace consentry::exchange {
namespace {

using app::ports::BadLine;
using app::ports::ConsentFile;
using app::ports::ConsentLine;
using base::Errc;
using base::Expected;
using domain::ConsentState;
using nlohmann::json;
using std::string_view;

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestNotice = 128 * 1024;

constexpr auto kKeys = std::to_array<string_view>({"consent_ref", "traveller_ref", "purposes", "recipients",
                                                   "categories", "notice", "state", "giver", "at", "expires"});
constexpr auto kNoticeKeys = std::to_array<string_view>({"version", "language", "sha256", "text"});

std::unexpected<base::Error> bad(string_view key, string_view why) {
  return base::fail(Errc::parse, fmt::format("{}: {}", key, why));
}

bool has(const json& object, string_view key) {
  return object.contains(key) && !object.at(std::string(key)).is_null();
}

Expected<void> onlyKeys(const json& object, std::span<const string_view> known) {
  for (const auto& [key, value] : object.items())
    if (std::ranges::find(known, key) == known.end()) return bad(shown(key), "an unknown key");
  return {};
}

Expected<std::string> textOf(const json& value, string_view key) {
  if (!value.is_string()) return bad(key, "text expected");
  auto text = cleanText(value.get_ref<const std::string&>(), kLongestName);
  if (!text) return bad(key, text.error().message());
  if (text->find_first_not_of(' ') == std::string::npos) return bad(key, "empty");
  return text;
}

Expected<std::string> text(const json& object, string_view key) {
  if (!has(object, key)) return bad(key, "missing");
  return textOf(object.at(std::string(key)), key);
}

template <class E>
Expected<E> word(const json& object, string_view key) {
  TRY(const std::string value, text(object, key));
  if (const auto known = base::fromWord<E>(value)) return *known;
  return bad(key, fmt::format("{} is not known", shown(value)));
}

Expected<base::Instant> instant(const json& object, string_view key) {
  TRY(const std::string value, text(object, key));
  const auto at = base::instantFromText(value);
  if (!at) return bad(key, fmt::format("{} is no time: write YYYY-MM-DDThh:mm:ssZ", shown(value)));
  return *at;
}

/// A list of texts, each turned into a value by `parse`; absent is an empty list, an empty list is an error.
template <class T, class Parse>
Expected<std::vector<T>> list(const json& object, string_view key, Parse parse) {
  std::vector<T> values;
  if (!has(object, key)) return values;
  const json& array = object.at(std::string(key));
  if (!array.is_array() || array.empty()) return bad(key, "a list with at least one text expected");
  for (const json& item : array) {
    TRY(const std::string value, textOf(item, key));
    const auto parsed = parse(value);
    if (!parsed) return bad(key, fmt::format("{} is not known", shown(value)));
    if (std::ranges::find(values, *parsed) != values.end()) return bad(key, fmt::format("{} twice", shown(value)));
    values.push_back(*parsed);
  }
  return values;
}

/// What was shown is kept as its hash; the text itself may stand in the file instead.
Expected<base::Digest> noticeHash(const json& object) {
  if (has(object, "sha256") == has(object, "text")) return bad("notice", "exactly one of sha256 and text is needed");
  if (has(object, "sha256")) {
    TRY(const std::string hex, text(object, "sha256"));
    const auto digest = base::digestFromHex(hex);
    if (!digest) return bad("notice.sha256", "64 lower-case hexadecimal characters expected");
    return *digest;
  }
  const json& shownText = object.at("text");
  if (!shownText.is_string()) return bad("notice.text", "text expected");
  const auto& bytes = shownText.get_ref<const std::string&>();
  if (bytes.empty() || bytes.size() > kLongestNotice) return bad("notice.text", "1 to 131072 bytes expected");
  return crypto::sha256(base::asBytes(bytes));
}

Expected<std::optional<domain::Notice>> notice(const json& object) {
  if (!has(object, "notice")) return std::nullopt;
  const json& value = object.at("notice");
  if (!value.is_object()) return bad("notice", "an object expected");
  TRY_VOID(onlyKeys(value, kNoticeKeys));
  domain::Notice out;
  TRY(out.version, text(value, "version"));
  TRY(out.language, text(value, "language"));
  TRY(out.hash, noticeHash(value));
  return out;
}

struct ReadLine {
  ConsentLine line;
  bool hasNotice = false;
};

Expected<ReadLine> readLine(std::int64_t number, const json& object) {
  TRY_VOID(onlyKeys(object, kKeys));
  ReadLine out;
  ConsentLine& line = out.line;
  line.line = number;
  TRY(line.consentRef, text(object, "consent_ref"));
  TRY(line.travellerRef, text(object, "traveller_ref"));
  TRY(line.purposes, list<domain::Purpose>(object, "purposes", base::fromWord<domain::Purpose>));
  TRY(line.recipients, list<domain::Recipient>(object, "recipients", domain::Recipient::parse));
  TRY(line.categories, list<domain::DataCategory>(object, "categories", base::fromWord<domain::DataCategory>));
  TRY(const auto shownNotice, notice(object));
  out.hasNotice = shownNotice.has_value();
  line.notice = shownNotice.value_or(domain::Notice{});
  TRY(line.state, word<ConsentState>(object, "state"));
  if (line.state == ConsentState::none) return bad("state", "none is no event");
  if (has(object, "giver")) {
    TRY(line.giver, word<domain::ConsentGiver>(object, "giver"));
  }
  TRY(line.at, instant(object, "at"));
  if (!has(object, "expires")) return out;
  TRY(line.expires, instant(object, "expires"));
  if (line.state != ConsentState::given && line.state != ConsentState::reaffirmed)
    return bad("expires", "only a given or reaffirmed consent runs out");
  if (*line.expires <= line.at) return bad("expires", "not after \"at\"");
  return out;
}

/// Fits a line to the record that it begins or continues.
Expected<void> join(ReadLine& read, const ConsentLine* first) {
  ConsentLine& line = read.line;
  if (first == nullptr) {
    // Withdrawals and the like may speak about a record that came with an earlier file.
    if (!domain::consentMayGo(ConsentState::none, line.state)) return {};
    if (line.purposes.empty()) return bad("purposes", "missing");
    if (line.recipients.empty()) return bad("recipients", "missing");
    if (line.categories.empty()) return bad("categories", "missing");
    if (!read.hasNotice) return bad("notice", "missing");
    return {};
  }
  const auto other = [&](string_view key) {
    return bad(key, fmt::format("not as on line {}: another scope is another consent_ref", first->line));
  };
  if (line.travellerRef != first->travellerRef) return other("traveller_ref");
  const auto takeOver = [](auto& mine, const auto& theirs) {
    if (mine.empty()) mine = theirs;
    return theirs.empty() || mine == theirs;
  };
  if (!takeOver(line.purposes, first->purposes)) return other("purposes");
  if (!takeOver(line.recipients, first->recipients)) return other("recipients");
  if (!takeOver(line.categories, first->categories)) return other("categories");
  if (!read.hasNotice) line.notice = first->notice;
  if (first->notice != domain::Notice{} && line.notice != first->notice) return other("notice");
  return {};
}

}  // namespace

Expected<ConsentFile> parseConsents(string_view text) {
  ConsentFile file;
  file.hash = crypto::sha256(base::asBytes(text));
  std::unordered_map<std::string, ConsentLine> firsts;
  JsonLines lines(withoutMark(text));
  while (const auto line = lines.next()) {
    if (file.lines.size() >= kMostLines) return base::fail(Errc::limitExceeded, "more than 1000000 lines");
    auto read = [&]() -> Expected<ReadLine> {
      if (line->text.size() > JsonLines::kLongestLine) return base::fail(Errc::parse, "longer than 256 KiB");
      TRY(const json object, parseObject(line->text));
      TRY(ReadLine out, readLine(line->number, object));
      const auto first = firsts.find(out.line.consentRef);
      TRY_VOID(join(out, first == firsts.end() ? nullptr : &first->second));
      return out;
    }();
    if (read) {
      firsts.try_emplace(read->line.consentRef, read->line);
      file.lines.emplace_back(std::move(read->line));
    } else {
      file.lines.emplace_back(
          BadLine{.line = line->number, .why = read.error().message(), .travellerRef = {}, .file = {}});
    }
  }
  return file;
}

}  // namespace consentry::exchange
