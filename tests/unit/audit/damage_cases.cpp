// SPDX-License-Identifier: GPL-3.0-or-later
#include "damage_cases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "audit/slip.hpp"
#include "log_builder.hpp"

namespace consentry::test {
namespace {

using audit::Verdict;
using Cases = std::vector<DamageCase>;
using Anchors = std::vector<std::string>;

constexpr std::ptrdiff_t kRecords = 40;

/// The genuine log with one thing done to its parts.
template <class Change>
audit::BundleText changed(Change change) {
  LogParts parts = genuineLog().parts();
  change(parts);
  return parts.text();
}

/// Somebody rewrites record `at` and everything after it, and signs the head and the kept checkpoints with `key`.
struct Rewriting {
  int at;
  std::int64_t keepGenuineThrough;  ///< kept checkpoints up to this size stay as they were
  std::string seed = "genuine";
  std::optional<int> key = std::nullopt;
};

LogParts rewritten(const Rewriting& how) {
  LogBuilder log(how.seed);
  LogParts genuine = genuineLog().parts();
  LogParts result;
  std::vector<audit::KeptCheckpoint> kept;
  const auto step = [&](int seq) {
    domain::AuditEvent event = faceSearched(seq == how.at ? 1000 : seq);
    if (seq == 12) event = audit::keyRotatedEvent(log.key(1).publicKey());
    if (seq == 27) event = audit::keyRotatedEvent(log.key(2).publicKey());
    log.append(event);
    for (const auto& original : genuine.kept)
      if (original.size == log.size()) {
        const int turn = seq <= 12 ? 0 : seq <= 27 ? 1 : 2;
        kept.push_back(original.size <= how.keepGenuineThrough
                           ? original
                           : audit::KeptCheckpoint{original.size, original.reason, log.note(how.key.value_or(turn))});
      }
  };
  for (int seq = 1; seq < kRecords; ++seq) step(seq);
  result = log.parts();
  result.kept = kept;
  result.head = log.note(how.key.value_or(2));
  result.pin = std::nullopt;
  return result;
}

void goodLogs(Cases& all) {
  const LogParts parts = genuineLog().parts();
  const auto text = parts.text();
  const auto witness = crypto::SecretKey::fromSeed(base::asBytes(std::string(32, 'w'))).value();
  const auto cosigned = audit::cosign(parts.head, {.name = "witness", .at = base::fromMicros(1)}, witness).value();
  all.push_back({"good, no anchor", text, {}, Verdict::unanchoredTail, {}});
  all.push_back({"good, anchored at the head", text, {parts.head}, Verdict::anchored, {}});
  all.push_back(
      {"good, anchored by a slip", text, {audit::slipText(parts.head, "desk").value()}, Verdict::anchored, {}});
  all.push_back({"good, anchored by a witness", text, {cosigned}, Verdict::anchored, {}});
  all.push_back(
      {"good, witness line damaged", text, {replaced(cosigned, "witness ", "witness")}, Verdict::anchored, {}});
  all.push_back({"good, anchored earlier", text, {noteOf(parts, 35)}, Verdict::unanchoredTail, {}});
  all.push_back({"good, several anchors", text, {parts.head, noteOf(parts, 13)}, Verdict::anchored, {}});
  all.push_back({"good, no pin", changed([](LogParts& p) { p.pin.reset(); }), {}, Verdict::unanchoredTail, {}});
  all.push_back({"good, pin one commit behind",
                 changed([](LogParts& p) { p.pin = noteOf(p, 35); }),
                 {},
                 Verdict::unanchoredTail,
                 {}});
  const LogBuilder sealed = LogBuilder().appendMany(3).rotate();
  LogParts byOldKey = sealed.parts();
  byOldKey.head = byOldKey.pin.emplace(sealed.note(0));
  all.push_back({"good, a rotation is the last record", byOldKey.text(), {byOldKey.head}, Verdict::anchored, {}});
  all.push_back(
      {"head of the new key at the size that the old key seals", sealed.parts().text(), {}, Verdict::keyOrder, 5});
  LogBuilder one;
  all.push_back({"good, one record", one.parts().text(), {one.note()}, Verdict::anchored, {}});
}

void dropped(Cases& all) {
  for (const std::ptrdiff_t at : {0, 1, 12, 13, 30, 38}) {
    all.push_back({fmt::format("record {} dropped", at),
                   changed([at](LogParts& p) { p.entries.erase(p.entries.begin() + at); }),
                   {},
                   Verdict::gap,
                   at});
    all.push_back({fmt::format("record {} dropped with its hash", at),
                   changed([at](LogParts& p) {
                     p.entries.erase(p.entries.begin() + at);
                     p.leaves.erase(p.leaves.begin() + at);
                   }),
                   {},
                   Verdict::gap,
                   at});
  }
  all.push_back(
      {"hash dropped", changed([](LogParts& p) { p.leaves.erase(p.leaves.begin() + 9); }), {}, Verdict::altered, 9});
  all.push_back(
      {"last hash dropped", changed([](LogParts& p) { p.leaves.pop_back(); }), {}, Verdict::altered, kRecords - 1});
}

void swappedAndInserted(Cases& all) {
  for (const std::ptrdiff_t at : {0, 5, 12, 38}) {
    const auto swapEntries = [at](LogParts& p) {
      std::swap(p.entries[static_cast<std::size_t>(at)], p.entries[static_cast<std::size_t>(at) + 1]);
    };
    all.push_back({fmt::format("records {} and the next swapped", at), changed(swapEntries), {}, Verdict::altered, at});
    all.push_back({fmt::format("records {} and the next swapped with their hashes", at),
                   changed([&](LogParts& p) {
                     swapEntries(p);
                     std::swap(p.leaves[static_cast<std::size_t>(at)], p.leaves[static_cast<std::size_t>(at) + 1]);
                   }),
                   {},
                   Verdict::altered,
                   at});
    all.push_back({fmt::format("record {} twice", at),
                   changed([at](LogParts& p) {
                     p.entries.insert(p.entries.begin() + at, p.entries[static_cast<std::size_t>(at)]);
                   }),
                   {},
                   Verdict::altered,
                   at + 1});
    all.push_back({fmt::format("record {} twice with its hash", at),
                   changed([at](LogParts& p) {
                     p.entries.insert(p.entries.begin() + at, p.entries[static_cast<std::size_t>(at)]);
                     p.leaves.insert(p.leaves.begin() + at, p.leaves[static_cast<std::size_t>(at)]);
                   }),
                   {},
                   Verdict::altered,
                   at});
  }
  all.push_back({"record of another log inserted",
                 changed([](LogParts& p) {
                   const auto other = LogBuilder("other", std::string(32, 'b')).appendMany(10).parts();
                   p.entries[7] = other.entries[7];
                   p.leaves[7] = other.leaves[7];
                 }),
                 {},
                 Verdict::altered,
                 7});
  all.push_back({"records beyond the head",
                 changed([](LogParts& p) {
                   const auto longer = genuineLog().appendMany(3).parts();
                   p.entries = longer.entries;
                   p.leaves = longer.leaves;
                 }),
                 {},
                 Verdict::altered,
                 kRecords});
  all.push_back({"a hash beyond the head",
                 changed([](LogParts& p) { p.leaves.push_back(p.leaves[0]); }),
                 {},
                 Verdict::altered,
                 kRecords});
}

void truncated(Cases& all) {
  for (const std::size_t length : {0U, 1U, 12U, 13U, 20U, 30U, 39U}) {
    all.push_back({fmt::format("cut after {}", length),
                   changed([length](LogParts& p) {
                     p.entries.resize(length);
                     p.leaves.resize(length);
                   }),
                   {},
                   Verdict::truncated,
                   static_cast<std::int64_t>(length)});
  }
  const LogParts now = genuineLog().parts();
  const auto oldCopy = [&now](std::optional<std::string> pin) {
    LogParts old = LogBuilder().appendMany(11).rotate().appendMany(7).parts();
    old.pin = std::move(pin);
    return old.text();
  };
  all.push_back({"old copy restored, pin left", oldCopy(now.head), {}, Verdict::truncated, 20});
  all.push_back({"old copy restored with its pin", oldCopy({}), {now.head}, Verdict::truncated, 20});
  all.push_back({"old copy restored, no anchor", oldCopy({}), {}, Verdict::unanchoredTail, {}});
}

void altered(Cases& all) {
  for (const std::size_t at : {0U, 1U, 12U, 27U, 39U}) {
    const auto place = static_cast<std::int64_t>(at);
    const auto edit = [at](LogParts& p) { p.entries[at] = replaced(p.entries[at], "desk-07", "desk-08"); };
    all.push_back({fmt::format("record {} edited", at), changed(edit), {}, Verdict::altered, place});
    all.push_back({fmt::format("record {} edited with its hash", at),
                   changed([&](LogParts& p) {
                     edit(p);
                     p.leaves[at] = audit::leafHash(p.entries[at]);
                   }),
                   {},
                   Verdict::altered,
                   at == 39 ? 35 : place});
    all.push_back({fmt::format("record {} spelt otherwise", at),
                   changed([at](LogParts& p) {
                     p.entries[at] = replaced(p.entries[at], "{", "{ ");
                     p.leaves[at] = audit::leafHash(p.entries[at]);
                   }),
                   {},
                   Verdict::altered,
                   place});
  }
  const auto kept = [](std::size_t which, auto change) {
    return changed([&](LogParts& p) { change(p, p.kept[which]); });
  };
  all.push_back({"kept checkpoint filed under another size",
                 kept(1, [](LogParts&, auto& k) { k.size = 21; }),
                 {},
                 Verdict::altered,
                 13});
  all.push_back({"kept checkpoint is no note",
                 kept(1, [](LogParts&, auto& k) { k.note = "nothing\n"; }),
                 {},
                 Verdict::altered,
                 13});
  all.push_back({"kept checkpoints out of order",
                 kept(1, [](LogParts& p, auto& k) { std::swap(k, p.kept[2]); }),
                 {},
                 Verdict::altered,
                 28});
  all.push_back({"head's time changed",
                 changed([](LogParts& p) { p.head = replaced(p.head, "at 17", "at 18"); }),
                 {},
                 Verdict::altered,
                 35});
  all.push_back(
      {"kept checkpoint of another log",
       kept(0, [](LogParts&, auto& k) { k.note = LogBuilder("genuine", std::string(32, 'b')).appendMany(12).note(); }),
       {},
       Verdict::altered,
       0});
}

void rewrittenAndForked(Cases& all) {
  const LogParts genuine = genuineLog().parts();
  all.push_back(
      {"rewritten with the current key, kept notes left", rewritten({5, 35}).text(), {}, Verdict::altered, 0});
  all.push_back(
      {"rewritten in the current key's time, kept notes left", rewritten({30, 35}).text(), {}, Verdict::altered, 28});
  all.push_back({"rewritten, kept notes signed anew with the current key",
                 rewritten({5, 0, "genuine", 2}).text(),
                 {},
                 Verdict::keyOrder,
                 0});
  LogParts bare = rewritten({5, 0, "genuine", 2});
  bare.kept.clear();
  all.push_back({"rewritten, kept notes thrown away", bare.text(), {}, Verdict::keyOrder, 0});
  all.push_back({"rewritten in the current key's time, signed anew",
                 rewritten({30, 28}).text(),
                 {},
                 Verdict::unanchoredTail,
                 {}});
  LogParts pinned = rewritten({30, 28});
  pinned.pin = genuine.head;
  all.push_back({"the same, and the pin remembers", pinned.text(), {}, Verdict::forked, 0});
  all.push_back({"the same, and an anchor remembers",
                 rewritten({30, 28}).text(),
                 {genuine.head, noteOf(genuine, 28)},
                 Verdict::forked,
                 28});
  all.push_back(
      {"the same, anchored before", rewritten({30, 28}).text(), {noteOf(genuine, 28)}, Verdict::unanchoredTail, {}});
  const auto fresh = rewritten({5, 0, "forger"});
  all.push_back({"all made anew with fresh keys", fresh.text(), {}, Verdict::unanchoredTail, {}});
  all.push_back({"all made anew, and an anchor remembers", fresh.text(), {noteOf(genuine, 13)}, Verdict::forked, 0});
  const auto other = LogBuilder("other", std::string(32, 'b')).appendMany(60).parts();
  all.push_back({"another log in its place", other.text(), {genuine.head}, Verdict::forked, 0});
  LogParts otherPin = genuine;
  otherPin.pin = other.head;
  all.push_back({"the pin of another log", otherPin.text(), {}, Verdict::forked, 0});
}

void keys(Cases& all) {
  const LogBuilder log = genuineLog();
  for (const int key : {0, 1})
    all.push_back({fmt::format("head signed by key {}", key),
                   changed([&](LogParts& p) { p.head = log.note(key); }),
                   {},
                   Verdict::keyOrder,
                   35});
  all.push_back({"head signed by a stranger",
                 changed([](LogParts& p) { p.head = rewritten({100, 35, "stranger"}).head; }),
                 {},
                 Verdict::altered,
                 35});
  all.push_back({"seal of the first rotation missing",
                 changed([](LogParts& p) { p.kept.erase(p.kept.begin()); }),
                 {},
                 Verdict::keyOrder,
                 0});
  all.push_back({"seal of the second rotation missing",
                 changed([](LogParts& p) { p.kept.erase(p.kept.begin() + 2); }),
                 {},
                 Verdict::keyOrder,
                 20});
  LogBuilder early;
  early.appendMany(11).rotate();
  all.push_back({"new key signs too early",
                 changed([&](LogParts& p) { p.kept[0].note = early.note(1); }),
                 {},
                 Verdict::keyOrder,
                 0});
  LogBuilder late = genuineLog();
  late.appendMany(2);
  LogParts lateParts = genuineLog().parts();
  lateParts.kept[3].note = [] {
    LogBuilder at35;
    at35.appendMany(11).rotate().appendMany(14).rotate().appendMany(7);
    return at35.note(1);
  }();
  all.push_back({"older key used later", lateParts.text(), {}, Verdict::keyOrder, 28});
  all.push_back({"anchor signed by an older key", log.parts().text(), {log.note(0)}, Verdict::keyOrder, 0});
}

void clocks(Cases& all) {
  constexpr std::int64_t early = 1'600'000'000'000'000;
  constexpr std::int64_t late = 1'800'000'000'000'000;
  using audit::ClockState;
  const auto with = [](std::int64_t first, std::int64_t second, ClockState state) {
    return LogBuilder().appendMany(4).appendAt(first, ClockState::known).appendAt(second, state);
  };
  all.push_back({"time runs backwards", with(late, late - 1, ClockState::known).parts().text(), {}, Verdict::clock, 6});
  all.push_back(
      {"time runs backwards, clock free", with(early, late, ClockState::free).parts().text(), {}, Verdict::clock, 5});
  all.push_back(
      {"time stands still", with(late, late, ClockState::known).parts().text(), {}, Verdict::unanchoredTail, {}});
  all.push_back({"time stepped and says so",
                 with(late, early, ClockState::stepped).parts().text(),
                 {},
                 Verdict::unanchoredTail,
                 {}});
  LogParts both = with(late, late - 1, ClockState::known).appendMany(2).parts();
  both.entries[8] = replaced(both.entries[8], "desk-07", "desk-08");
  all.push_back({"time runs backwards and a later record is altered", both.text(), {}, Verdict::altered, 8});
}

void unreadable(Cases& all) {
  const LogParts genuine = genuineLog().parts();
  all.push_back({"no head", changed([](LogParts& p) { p.head.clear(); }), {}, Verdict::unreadable, {}});
  all.push_back({"head is no note", changed([](LogParts& p) { p.head = "garbage\n"; }), {}, Verdict::unreadable, {}});
  all.push_back({"nothing at all", {}, {}, Verdict::unreadable, {}});
  all.push_back({"checkpoints are something else",
                 {.entries = "", .leaves = "", .checkpoints = "hello\n", .pin = {}},
                 {},
                 Verdict::unreadable,
                 {}});
  all.push_back({"pin is no note", changed([](LogParts& p) { p.pin = "garbage"; }), {}, Verdict::unreadable, {}});
  all.push_back({"pin is damaged",
                 changed([](LogParts& p) { p.pin = replaced(*p.pin, "at 17", "at 18"); }),
                 {},
                 Verdict::unreadable,
                 {}});
  all.push_back({"anchor is no note", genuine.text(), {"garbage"}, Verdict::unreadable, {}});
  all.push_back({"one of two anchors is no note", genuine.text(), {genuine.head, ""}, Verdict::unreadable, {}});
  all.push_back(
      {"anchor is damaged", genuine.text(), {replaced(genuine.head, "at 17", "at 18")}, Verdict::unreadable, {}});
}

}  // namespace

std::vector<DamageCase> damageCases() {
  Cases all;
  for (const auto part :
       {goodLogs, dropped, swappedAndInserted, truncated, altered, rewrittenAndForked, keys, clocks, unreadable})
    part(all);
  addRestoreCases(all);
  return all;
}

}  // namespace consentry::test
