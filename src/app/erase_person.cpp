// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/erase_person.hpp"

#include <algorithm>

#include "app/cohort_permissions.hpp"
#include "app/lookup.hpp"
#include "crypto/hash.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditType;
using domain::SubjectKind;

namespace {

Expected<void> demandErasable(ports::WriteUnit& unit, const Subject& subject) {
  TRY(const auto hold, unit.erasures().holdOf(subject.handle));
  TRY(const auto before, unit.erasures().findOf(subject.handle));
  domain::ErasureFacts facts{.held = hold.has_value(), .erased = before.has_value(), .listed = subject.listed};
  if (subject.kind == SubjectKind::listedPerson) {
    TRY(facts.openCases, unit.erasures().openCasesAgainst(domain::ListPersonId(subject.handle)));
  }
  const auto refusal = domain::whyNotErased(facts);
  if (!refusal) return {};
  switch (*refusal) {
    case domain::ErasureRefusal::held:
      return fail(Errc::denied, "a legal hold stands (" + hold->id.text().substr(0, 8) +
                                    "): nothing of this person is erased until it is lifted");
    case domain::ErasureRefusal::erasedAlready:
      return fail(Errc::conflict, "this person was erased; certificate " + before->id.text().substr(0, 8));
    case domain::ErasureRefusal::stillListed:
      return fail(Errc::conflict, "this person is on a list: the entry is taken off it first");
    case domain::ErasureRefusal::caseOpen:
      return fail(Errc::conflict, "cases are open in which this entry is a candidate; they are closed first");
  }
  return {};
}

/// The entries that say so.
Expected<std::vector<std::int64_t>> stopCases(ports::WriteUnit& unit, const Subject& subject,
                                              const std::optional<domain::Actor>& actor) {
  std::vector<std::int64_t> entries;
  const domain::TravellerId traveller(subject.handle);
  TRY(const auto open, unit.screenings().openCasesOf(traveller));
  for (const auto& id : open) {
    TRY(auto row, unit.screenings().findCase(id));
    if (!row) return fail(Errc::storeDamaged, "an open case that is not there");
    TRY(row->facts, domain::blocked(std::move(row->facts)));
    TRY_VOID(unit.screenings().replaceCase(*row));
    TRY(const auto seq, unit.log().record({.type = AuditType::caseBlocked,
                                           .actor = actor,
                                           .subject = traveller,
                                           .set = row->set,
                                           .caseId = id,
                                           .list = row->list}));
    entries.push_back(seq);
  }
  return entries;
}

/// Lines that named the person, but were too wrong to be taken as theirs.
Expected<std::int64_t> forgetLines(ports::WriteUnit& unit, const std::string& ref) {
  if (ref.empty()) return 0;
  std::int64_t forgotten = 0;
  TRY(const auto keys, unit.erasures().unknownLines());
  for (const auto& key : keys) {
    TRY(const auto lines, unit.sets().lines(key.set, key.line - 1, 1));
    if (lines.empty() || lines.front().line != key.line || lines.front().travellerRef != ref) continue;
    TRY_VOID(unit.erasures().forgetLine(key));
    ++forgotten;
  }
  return forgotten;
}

Expected<std::vector<domain::ThingCount>> destroyAll(ports::WriteUnit& unit, const Subject& subject,
                                                     const ErasureCause& cause) {
  if (subject.kind == SubjectKind::traveller && cause.by != nullptr)
    TRY_VOID(letGoErased(*cause.by, unit, domain::TravellerId(subject.handle)));
  TRY(const auto lines, forgetLines(unit, subject.ref));
  TRY(auto counts, unit.erasures().destroy(subject.handle));
  if (lines > 0) domain::addTo(counts, {{domain::PersonalThing::manifestLine, lines}});
  TRY(const bool hadKey, unit.personKeys().destroy(subject.handle));
  if (hadKey) domain::addTo(counts, {{domain::PersonalThing::personKey, 1}});
  std::ranges::sort(counts, {}, [](const auto& count) { return base::word(count.thing); });
  return counts;
}

}  // namespace

Expected<Subject> loadTraveller(ports::TravellerReader& travellers, const domain::TravellerId& id) {
  TRY(const auto row, travellers.find(id));
  if (!row) return fail(Errc::notFound, "no traveller of that handle");
  return Subject{.handle = id.text(), .kind = SubjectKind::traveller, .ref = row->ref};
}

Expected<Subject> findSubject(ports::ReadView& read, std::string_view what) {
  TRY(const auto byRef, read.travellers().findByRef(what));
  if (byRef) return Subject{.handle = byRef->id.text(), .kind = SubjectKind::traveller, .ref = byRef->ref};
  TRY(const auto erased, read.erasures().findOf(std::string(what)));
  if (erased) return fail(Errc::conflict, "this person was erased; certificate " + erased->id.text().substr(0, 8));
  TRY(const auto byHandle, read.travellers().find(domain::TravellerId(std::string(what))));
  if (byHandle) return Subject{.handle = byHandle->id.text(), .kind = SubjectKind::traveller, .ref = byHandle->ref};
  const auto listed = pickListPerson(read, what);
  if (!listed && listed.error().code() == Errc::conflict) return std::unexpected(listed.error());
  if (!listed) return fail(Errc::notFound, "nobody of that reference or handle is known here");
  return Subject{.handle = listed->id.text(), .kind = SubjectKind::listedPerson, .listed = listed->state};
}

base::Digest hashOfErasure(const ports::ErasureRow& erasure) {
  std::string text = erasure.id.text() + '\0' + erasure.subject + '\0' + std::string(base::word(erasure.kind)) + '\0' +
                     erasure.by.text() + '\0' + base::toText(erasure.at) + '\0' + std::to_string(erasure.cases) + '\0' +
                     erasure.order.text() + '\0';
  for (const auto& [thing, objects] : erasure.counts)
    text += std::string(base::word(thing)) + ' ' + std::to_string(objects) + '\0';
  return crypto::sha256(base::asBytes(text));
}

Expected<ports::ErasureRow> erasePerson(Services& services, ports::WriteUnit& unit, const Subject& subject,
                                        const ErasureCause& cause) {
  TRY_VOID(demandErasable(unit, subject));
  const auto actor = cause.by != nullptr ? std::optional(cause.by->actor) : std::nullopt;
  ports::ErasureRow erasure{.id = domain::ErasureId(services.random.handleText()),
                            .subject = subject.handle,
                            .kind = subject.kind,
                            .by = actor ? actor->user : domain::UserId(),
                            .at = services.clock.now(),
                            .order = cause.order};
  auto refs = cause.because;
  TRY(const auto stopped, stopCases(unit, subject, actor));
  erasure.cases = std::ssize(stopped);
  refs.insert(refs.end(), stopped.begin(), stopped.end());
  TRY(erasure.counts, destroyAll(unit, subject, cause));
  TRY(erasure.logSeq,
      unit.log().record({.type = AuditType::personErased,
                         .actor = actor,
                         .subject = domain::TravellerId(subject.handle),
                         .change = domain::AuditChange{.object = "erasure:" + erasure.id.text(),
                                                       .after = hashOfErasure(erasure),
                                                       .detail = std::to_string(domain::sumOf(erasure.counts))},
                         .refs = std::move(refs)}));
  TRY(erasure.renewal, unit.erasures().askRenewal(erasure.at, erasure.at + domain::kRenewalWithin));
  TRY_VOID(unit.erasures().add(erasure, cause.reason));
  return erasure;
}

Expected<ReadBack> readBack(Services& services, const std::vector<ports::ErasureRow>& erased,
                            const std::optional<domain::Actor>& actor) {
  ReadBack result;
  std::vector<std::int64_t> found;
  for (const auto& one : erased) {
    TRY(const auto standing, services.store.read().erasures().standing(one.subject));
    found.push_back(domain::sumOf(standing));
    result.found += found.back();
  }
  result.journalEmptied = services.store.emptyJournal().has_value();
  const auto at = services.clock.now();
  // One entry for all of an order: the certificate of each names it.
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    std::vector<std::int64_t> refs;
    if (erased.size() == 1) refs.push_back(erased.front().logSeq);
    TRY(result.seq,
        unit.log().record({.type = AuditType::personErased,
                           .outcome = result.found == 0 ? domain::AuditOutcome::ok : domain::AuditOutcome::failed,
                           .actor = actor,
                           .change = domain::AuditChange{.object = "read_back", .detail = std::to_string(result.found)},
                           .refs = std::move(refs)}));
    for (std::size_t i = 0; i < erased.size(); ++i)
      TRY_VOID(unit.erasures().addCheck({.erasure = erased[i].id,
                                         .at = at,
                                         .found = found[i],
                                         .journalEmptied = result.journalEmptied,
                                         .logSeq = result.seq}));
    return {};
  }));
  return result;
}

Expected<bool> renewKeysIfAsked(Services& services, const std::optional<domain::Actor>& actor) {
  TRY(const auto renewal, services.store.read().erasures().renewal());
  if (!renewal || renewal->doneAt) return false;
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.personKeys().beginNextGeneration(services.clock.now()));
    TRY(const auto seq, unit.log().record({.type = AuditType::keysRenewed,
                                           .actor = actor,
                                           .change = domain::AuditChange{.object = "keys", .detail = "erasure"}}));
    return unit.erasures().renewed(services.clock.now(), seq);
  }));
  return true;
}

}  // namespace consentry::app
