// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manage_watchlists.hpp"

#include <algorithm>
#include <optional>

#include "app/engine_in_force.hpp"
#include "app/gatekeeper.hpp"
#include "app/list_templates.hpp"
#include "app/list_versions.hpp"
#include "app/lookup.hpp"
#include "app/photo_limit.hpp"
#include "app/progress_meter.hpp"
#include "base/plain_text.hpp"
#include "crypto/hash.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditType;
using domain::ListState;

namespace {

Expected<ListView> listView(ports::WatchlistReader& lists, ports::WatchlistRow row) {
  ListView view{.list = std::move(row)};
  TRY(const auto people, lists.people(view.list.id));
  for (const auto& person : people) {
    if (person.state != ListState::removed) ++view.people;
    if (person.state == ListState::active) ++view.active;
  }
  TRY(const auto versions, lists.versions(view.list.id));
  for (const auto& version : versions)
    if (!view.version || version.number > view.version->number) view.version = version;
  return view;
}

std::vector<std::string> nextSteps(const domain::ListPerson& person, const domain::Actor& actor, base::Date today) {
  std::vector<std::string> steps;
  if (domain::roleMay(actor.role, domain::Act::approveListEntry) && domain::approved(person, actor.user))
    steps.emplace_back("approve");
  if (!domain::roleMay(actor.role, domain::Act::governList)) return steps;
  if (domain::moved(person, ListState::active, today)) steps.emplace_back("activate");
  if (domain::moved(person, ListState::suspended, today)) steps.emplace_back("suspend");
  if (domain::moved(person, ListState::removed, today)) steps.emplace_back("remove");
  return steps;
}

Expected<ListPersonView> personView(Context& context, ports::WatchlistReader& lists, domain::ListPerson person) {
  ListPersonView view{.person = std::move(person)};
  TRY(view.references, lists.references(view.person.id));
  view.nextSteps = nextSteps(view.person, context.actor, base::dateOf(context.services.clock.now()));
  return view;
}

/// Over everything that governs an entry, so that a later change of the row would contradict the log.
base::Digest contentHash(const domain::ListPerson& person) {
  std::string text;
  for (const std::string& part :
       {person.id.text(), person.list.text(), person.alias, person.reason, person.legalReference, person.expectedAction,
        std::string(person.minor ? "minor" : "adult"), base::toText(person.reviewBy), base::toText(person.expires)})
    text += part + '\0';
  return crypto::sha256(base::asBytes(text));
}

domain::AuditEvent personEvent(AuditType type, const Context& context, const domain::ListPerson& person) {
  return {.type = type,
          .actor = context.actor,
          .list = person.list,
          .change = domain::AuditChange{.object = "list_person:" + person.id.text(),
                                        .after = contentHash(person),
                                        .detail = std::string(base::word(person.state))}};
}

Expected<void> checkWords(const AddListPerson& request) {
  if (request.alias.size() > 200) return fail(Errc::invalidArgument, "an alias has at most 200 bytes");
  TRY_VOID(base::checkPlainText(request.alias, "the alias"));
  TRY_VOID(base::checkPlainText(request.reason, "the reason"));
  TRY_VOID(base::checkPlainText(request.legalReference, "the legal reference"));
  TRY_VOID(base::checkPlainText(request.expectedAction, "the expected action"));
  if (!request.reviewBy.ok() || !request.expires.ok())
    return fail(Errc::invalidArgument, "an entry needs a review date and an expiry date");
  if (request.photographs.empty()) return fail(Errc::invalidArgument, "an entry needs a reference photograph");
  return {};
}

Expected<UseAnswer> admitListed(Context& context, ports::WriteUnit& unit, const domain::ListPerson& person,
                                AuditType type) {
  TRY(const auto rules, GateRules::load(unit.governance(), context.services.files));
  return askForListed(context, unit, rules, person, type);
}

struct EnrolledReference {
  ports::ReferenceRow row;
  base::Bytes file;
  base::Bytes thumbnail;
  ports::FaceTemplate faceTemplate;
  std::optional<ports::FaceGeometry> geometry;
};

std::string_view whyNot(const ports::PhotoFinding& finding) {
  switch (finding.outcome) {
    case ports::PhotoOutcome::unreadable:
      return finding.why;
    case ports::PhotoOutcome::noFace:
      return "no face was found";
    case ports::PhotoOutcome::severalFaces:
      return "several faces; a reference shows one";
    case ports::PhotoOutcome::assessed:
      break;
  }
  return "no template";
}

Expected<std::vector<EnrolledReference>> enrol(Context& context, const AddListPerson& request,
                                               const domain::ListPerson& person, const domain::Permit& permit,
                                               const Job& job) {
  auto& services = context.services;
  TRY(const auto engine, engineInForce(context));
  std::vector<EnrolledReference> enrolled(request.photographs.size());
  for (std::size_t i = 0; i < enrolled.size(); ++i) {
    TRY(enrolled[i].file, services.files.readFile(request.photographs[i], kPhotoLimit));
  }
  ProgressMeter meter(job, "photographs", std::ssize(enrolled));
  std::size_t taken = 0;
  std::int64_t through = 0;
  TRY_VOID(engine->run(
      [&]() -> std::optional<ports::PhotoWork> {
        if (taken == enrolled.size()) return std::nullopt;
        const std::size_t index = taken++;
        return ports::PhotoWork{.index = index,
                                .permit = permit,
                                .file = enrolled[index].file,
                                .wantTemplate = true,
                                .wantThumbnail = true};
      },
      [&](ports::PhotoFinding finding) -> Expected<void> {
        meter.at(++through);
        if (!finding.faceTemplate)
          return fail(Errc::invalidArgument, "reference photograph " + std::to_string(finding.index + 1) + ": " +
                                                 std::string(whyNot(finding)));
        auto& one = enrolled[finding.index];
        one.row = {.id = domain::ReferenceId(services.random.handleText()),
                   .person = person.id,
                   .hash = crypto::sha256(one.file),
                   .face = finding.faces.front(),
                   .quality = std::move(finding.quality),
                   .addedAt = services.clock.now()};
        if (finding.index < request.capturedAt.size()) one.row.capturedAt = request.capturedAt[finding.index];
        one.thumbnail = std::move(finding.thumbnail);
        one.faceTemplate = *std::move(finding.faceTemplate);
        one.geometry = std::move(finding.geometry);
        return {};
      },
      job.stop));
  return enrolled;
}

}  // namespace

Expected<CreateList::Answer> handle(Context& context, const CreateList& request, const Job&) {
  auto& services = context.services;
  if (request.name.size() > 200) return fail(Errc::invalidArgument, "a watchlist's name has at most 200 bytes");
  TRY_VOID(base::checkPlainText(request.name, "the watchlist's name"));
  TRY_VOID(base::checkPlainText(request.legalReference, "the legal reference"));
  if (request.sizeCap < 1 || request.sizeCap > 1'000'000)
    return fail(Errc::invalidArgument, "a watchlist holds between 1 and 1,000,000 people");
  if (!(request.falseAlertBudget > 0 && request.falseAlertBudget <= 1))
    return fail(Errc::invalidArgument, "the false alert budget lies between 0 and 1");
  const ports::WatchlistRow list{.id = domain::WatchlistId(services.random.handleText()),
                                 .name = request.name,
                                 .legalReference = request.legalReference,
                                 .sizeCap = request.sizeCap,
                                 .falseAlertBudget = request.falseAlertBudget,
                                 .createdBy = context.actor.user,
                                 .createdAt = services.clock.now()};
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.watchlists().add(list));
    TRY_VOID(unit.log().record({.type = AuditType::listCreated,
                                .actor = context.actor,
                                .list = list.id,
                                .change = domain::AuditChange{.object = "list:" + list.id.text()}}));
    return {};
  }));
  return ListView{.list = list};
}

Expected<ListWatchlists::Answer> handle(Context& context, const ListWatchlists&, const Job&) {
  auto& lists = context.services.store.read().watchlists();
  TRY(auto rows, lists.all());
  ListWatchlists::Answer answer;
  for (auto& row : rows) {
    TRY(auto view, listView(lists, std::move(row)));
    answer.push_back(std::move(view));
  }
  return answer;
}

Expected<AddListPerson::Answer> handle(Context& context, const AddListPerson& request, const Job& job) {
  auto& services = context.services;
  auto& read = services.store.read();
  TRY_VOID(checkWords(request));
  TRY(const auto list, pickList(read, request.list));
  TRY(const auto view, listView(read.watchlists(), list));
  if (view.people >= list.sizeCap) return fail(Errc::limitExceeded, "the list is full: its size cap is reached");
  const domain::ListPerson person{.id = domain::ListPersonId(services.random.handleText()),
                                  .list = list.id,
                                  .alias = request.alias,
                                  .reason = request.reason,
                                  .legalReference = request.legalReference,
                                  .expectedAction = request.expectedAction,
                                  .minor = request.minor,
                                  .listedBy = context.actor.user,
                                  .reviewBy = request.reviewBy,
                                  .expires = request.expires};
  std::optional<UseAnswer> use;
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(use, admitListed(context, unit, person, AuditType::referenceEnrolled));
    return {};
  }));
  if (!use->permit)
    return fail(Errc::denied, "the gate refused: " + std::string(base::word(*use->decision.reason)) +
                                  " (is a basis with exactly this citation approved for watchlist search?)");
  TRY(const auto enrolled, enrol(context, request, person, *use->permit, job));
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.watchlists().addPerson(person));
    auto event = personEvent(AuditType::listEntryProposed, context, person);
    event.refs = {use->logSeq};
    TRY_VOID(unit.log().record(event));
    for (const auto& one : enrolled) {
      TRY_VOID(unit.watchlists().addReference(one.row, one.file, one.thumbnail, one.faceTemplate));
      if (one.geometry) TRY_VOID(unit.watchlists().addGeometry(one.row.id, *one.geometry));
      TRY_VOID(unit.log().record(
          {.type = AuditType::referenceEnrolled,
           .actor = context.actor,
           .list = list.id,
           .change = domain::AuditChange{.object = "reference:" + one.row.id.text(), .after = one.row.hash},
           .refs = {use->logSeq}}));
    }
    return {};
  }));
  return personView(context, read.watchlists(), person);
}

Expected<ApproveListPerson::Answer> handle(Context& context, const ApproveListPerson& request, const Job&) {
  auto& services = context.services;
  TRY(auto person, pickListPerson(services.store.read(), request.person));
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(auto now, unit.watchlists().findPerson(person.id));
    if (!now) return fail(Errc::notFound, "entry: none of that handle");
    TRY(person, domain::approved(*std::move(now), context.actor.user));
    TRY_VOID(unit.watchlists().replacePerson(person));
    auto event = personEvent(AuditType::listEntryApproved, context, person);
    event.change->approver = context.actor.user;
    TRY_VOID(unit.log().record(event));
    return {};
  }));
  return personView(context, services.store.read().watchlists(), std::move(person));
}

Expected<MoveListPerson::Answer> handle(Context& context, const MoveListPerson& request, const Job& job) {
  auto& services = context.services;
  const auto today = base::dateOf(services.clock.now());
  TRY(auto person, pickListPerson(services.store.read(), request.person));
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(auto now, unit.watchlists().findPerson(person.id));
    TRY(const auto list, unit.watchlists().find(person.list));
    if (!now || !list) return fail(Errc::notFound, "entry: none of that handle");
    const bool wasSearched = now->state == ListState::active;
    TRY(person, domain::moved(*std::move(now), request.to, today));
    TRY_VOID(unit.watchlists().replacePerson(person));
    TRY(const auto seq, recordState(context, unit, person));
    if (wasSearched || person.state == ListState::active) TRY_VOID(makeVersion(context, unit, *list, {seq}));
    return {};
  }));
  TRY(const auto changed, services.store.read().watchlists().find(person.list));
  if (changed && person.state == ListState::active) prepareNewest(context, *changed, job);
  return personView(context, services.store.read().watchlists(), std::move(person));
}

Expected<ActivateApproved::Answer> handle(Context& context, const ActivateApproved& request, const Job& job) {
  auto& services = context.services;
  auto& read = services.store.read();
  const auto today = base::dateOf(services.clock.now());
  TRY(const auto list, pickList(read, request.list));
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto people, unit.watchlists().people(list.id));
    std::vector<std::int64_t> because;
    for (const auto& person : people) {
      if (person.state != ListState::approved) continue;
      // One whose day has passed waits for its own decision and keeps no other from being searched.
      const auto active = domain::moved(person, ListState::active, today);
      if (!active) continue;
      TRY_VOID(unit.watchlists().replacePerson(*active));
      TRY(const auto seq, recordState(context, unit, *active));
      because.push_back(seq);
    }
    if (because.empty()) return fail(Errc::conflict, "no approved entry waits to be activated");
    TRY_VOID(makeVersion(context, unit, list, std::move(because)));
    return {};
  }));
  prepareNewest(context, list, job);
  return listView(read.watchlists(), list);
}

Expected<ShowList::Answer> handle(Context& context, const ShowList& request, const Job&) {
  auto& read = context.services.store.read();
  TRY(auto row, pickList(read, request.list));
  TRY(auto list, listView(read.watchlists(), std::move(row)));
  ShowList::Answer answer{.list = std::move(list)};
  TRY(auto people, read.watchlists().people(answer.list.list.id));
  for (auto& person : people) {
    TRY(auto view, personView(context, read.watchlists(), std::move(person)));
    answer.people.push_back(std::move(view));
  }
  return answer;
}

Expected<ShowListPerson::Answer> handle(Context& context, const ShowListPerson& request, const Job&) {
  auto& services = context.services;
  TRY(auto person, pickListPerson(services.store.read(), request.person));
  std::optional<UseAnswer> use;
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(use, admitListed(context, unit, person, AuditType::referenceShown));
    return {};
  }));
  if (!use->permit) return fail(Errc::denied, "the gate refused: " + std::string(base::word(*use->decision.reason)));
  auto& lists = services.store.read().watchlists();
  TRY(auto view, personView(context, lists, std::move(person)));
  for (const auto& reference : view.references) {
    TRY(auto thumbnail, lists.referenceThumbnail(reference.id));
    view.thumbnails.push_back(std::move(thumbnail));
  }
  return view;
}

Expected<ShowListVersions::Answer> handle(Context& context, const ShowListVersions& request, const Job&) {
  auto& read = context.services.store.read();
  TRY(const auto list, pickList(read, request.list));
  return read.watchlists().versions(list.id);
}

Expected<ShowListAsOf::Answer> handle(Context& context, const ShowListAsOf& request, const Job&) {
  auto& read = context.services.store.read();
  TRY(const auto list, pickList(read, request.list));
  TRY(auto versions, read.watchlists().versions(list.id));
  std::ranges::sort(versions, {}, &ports::ListVersionRow::number);
  std::optional<ListVersionView> answer;
  for (auto& version : versions)
    if (version.at <= request.at) answer = ListVersionView{.version = std::move(version)};
  if (!answer) return answer;
  TRY(answer->members, read.watchlists().members(list.id, answer->version.number));
  answer->rootAgrees = rootOfMembers(answer->members) == answer->version.root;
  return answer;
}

}  // namespace consentry::app
