// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manage_watchlists.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

using domain::ListState;

Json jsonOfVersion(const app::ports::ListVersionRow& version) {
  return {{"version", version.number},        {"root", jsonOf(version.root)}, {"people", version.people},
          {"references", version.references}, {"at", jsonOf(version.at)},     {"by", jsonOf(version.by)}};
}

Json jsonOfList(const app::ListView& view) {
  return {{"id", jsonOf(view.list.id)},
          {"name", view.list.name},
          {"legal_reference", view.list.legalReference},
          {"size_cap", view.list.sizeCap},
          {"false_alert_budget", view.list.falseAlertBudget},
          {"people", view.people},
          {"active", view.active},
          {"created_by", jsonOf(view.list.createdBy)},
          {"created_at", jsonOf(view.list.createdAt)},
          {"version", view.version ? jsonOfVersion(*view.version) : Json(nullptr)}};
}

Json jsonOfPerson(const app::ListPersonView& view) {
  const auto& person = view.person;
  const auto reference = [](const app::ports::ReferenceRow& row) -> Json {
    return {{"id", jsonOf(row.id)},
            {"sha256", jsonOf(row.hash)},
            {"captured_at", jsonOf(row.capturedAt)},
            {"quality", jsonOf(row.quality)},
            {"added_at", jsonOf(row.addedAt)}};
  };
  return {{"id", jsonOf(person.id)},
          {"list", jsonOf(person.list)},
          {"alias", person.alias},
          {"reason", person.reason},
          {"legal_reference", person.legalReference},
          {"expected_action", person.expectedAction},
          {"minor", person.minor},
          {"state", jsonWord(person.state)},
          {"listed_by", jsonOf(person.listedBy)},
          {"approved_by", jsonOf(person.approvedBy)},
          {"second_approved_by", jsonOf(person.secondApprovedBy)},
          {"review_by", jsonOf(person.reviewBy)},
          {"expires", jsonOf(person.expires)},
          {"next_steps", view.nextSteps},
          {"references", jsonList(view.references, reference)}};
}

void showPerson(Invocation& in, const app::ListPersonView& view) {
  if (!in.out().wantsText()) return in.out().document(jsonOfPerson(view));
  const auto& person = view.person;
  in.out().line(fmt::format("{} ({}): {}, {}", plain(person.alias), shortName(person.id), say(person.state),
                            count(std::ssize(view.references), "reference", "references")));
  for (const auto& reference : view.references)
    for (const std::string& words : domain::inWords(reference.quality)) in.out().line("  " + words);
}

void showList(Invocation& in, const app::ListView& view) {
  if (!in.out().wantsText()) return in.out().document(jsonOfList(view));
  in.out().line(fmt::format("List {} ({}): {}, {} searched now, version {}", plain(view.list.name),
                            shortName(view.list.id), count(view.people, "person", "people"), count(view.active),
                            view.version ? view.version->number : 0));
}

void addCreate(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::CreateList>();
  CLI::App& command = commands.add(group, "create", "Make an empty list",
                                   "watchlist create overstay --legal \"Immigration Act 12-2\" --as lee",
                                   [request](Invocation& in) -> base::Expected<int> {
                                     TRY(const auto list, in.act(*request));
                                     showList(in, list);
                                     return exits::kDone;
                                   });
  command.add_option("name", request->name, "Its name")->required();
  command.add_option("--legal", request->legalReference, "The law it rests on")->required();
  command.add_option("--size-cap", request->sizeCap, "People at most (default 10000)")->check(CLI::PositiveNumber);
  command
      .add_option("--false-alert-budget", request->falseAlertBudget,
                  "Accepted share of strangers flagged, 0–1 (default 0.01)")
      ->check(CLI::Range(0.0, 1.0));
}

void addAdd(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::AddListPerson>();
  const auto photographs = std::make_shared<std::vector<std::string>>();
  const auto captured = std::make_shared<std::vector<std::string>>();
  CLI::App& command =
      commands.add(group, "add", "Propose a person with reference photographs",
                   "watchlist add overstay --alias A-17 --reason \"removal order\" --legal \"Immigration Act 12-2\" "
                   "--action \"refer "
                   "to secondary inspection\" --review-by 2027-05-01 --expires 2027-11-01 --photo a17-1.jpg --as kim",
                   [request, photographs, captured](Invocation& in) -> base::Expected<int> {
                     request->photographs.assign(photographs->begin(), photographs->end());
                     for (const std::string& text : *captured) {
                       if (text == "-") {
                         request->capturedAt.push_back(std::nullopt);
                         continue;
                       }
                       const auto at = base::instantFromText(text);
                       if (!at)
                         return in.refuse(base::Errc::invalidArgument, "--captured-at: not a time",
                                          "write 2026-05-03, or - for unknown");
                       request->capturedAt.push_back(*at);
                     }
                     TRY(const auto person, in.work(*request));
                     showPerson(in, person);
                     in.out().talk(fmt::format(
                         "next: another person approves it with `consentry-cli watchlist approve {} --as USER`",
                         person.person.id.text().substr(0, 8)));
                     return exits::kDone;
                   });
  command.add_option("list", request->list, "Name of the list, or its handle")->required();
  command.add_option("--alias", request->alias, "What officers see after judging")->required();
  command.add_option("--reason", request->reason, "Why the person is listed")->required();
  command.add_option("--legal", request->legalReference, "Citation or order number of an approved basis")->required();
  command.add_option("--action", request->expectedAction, "What the officer should do")->required();
  command.add_flag("--minor", request->minor, "A minor: needs two approvals");
  dateOption(command, "--review-by", request->reviewBy, "Last day before the entry must be looked at anew")->required();
  dateOption(command, "--expires", request->expires, "Last day on which it may be searched")->required();
  command.add_option("--photo", *photographs, "Reference photographs, one face each")->required();
  command.add_option("--captured-at", *captured, "When each was taken, in the same order; - for unknown");
}

void addApprove(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ApproveListPerson>();
  CLI::App& command =
      commands.add(group, "approve", "Approve a proposed person; never the one who listed them",
                   "watchlist approve 4f2a81c0 --as lee", [request](Invocation& in) -> base::Expected<int> {
                     TRY(const auto person, in.act(*request));
                     showPerson(in, person);
                     return exits::kDone;
                   });
  command.add_option("person", request->person, "The person's handle or the beginning of it")->required();
}

void addActivate(Commands& commands, CLI::App& group) {
  const auto what = std::make_shared<std::string>();
  const auto all = std::make_shared<bool>(false);
  CLI::App& command = commands.add(
      group, "activate", "Let an approved person be searched, or all approved people of a list",
      "watchlist activate overstay --all-approved --as lee", [what, all](Invocation& in) -> base::Expected<int> {
        if (*all) {
          TRY(const auto list, in.work(app::ActivateApproved{.list = *what}));
          showList(in, list);
          return exits::kDone;
        }
        TRY(const auto person, in.work(app::MoveListPerson{.person = *what, .to = ListState::active}));
        showPerson(in, person);
        return exits::kDone;
      });
  command.add_option("what", *what, "The person's handle; with --all-approved the list")->required();
  command.add_flag("--all-approved", *all, "Every approved person of the list, as one new version");
}

void addMove(Commands& commands, CLI::App& group, const std::string& name, const std::string& what, ListState to) {
  const auto request = std::make_shared<app::MoveListPerson>();
  request->to = to;
  CLI::App& command = commands.add(group, name, what, fmt::format("watchlist {} 4f2a81c0 --as lee", name),
                                   [request](Invocation& in) -> base::Expected<int> {
                                     TRY(const auto person, in.act(*request));
                                     showPerson(in, person);
                                     return exits::kDone;
                                   });
  command.add_option("person", request->person, "The person's handle or the beginning of it")->required();
}

base::Expected<int> list(Invocation& in) {
  TRY(const auto lists, in.read(app::ListWatchlists{}));
  if (!in.out().wantsText()) {
    in.out().document({{"lists", jsonList(lists, jsonOfList)}});
    return exits::kDone;
  }
  if (lists.empty()) {
    in.out().line("No list yet; `consentry-cli watchlist create NAME` makes one.");
    return exits::kDone;
  }
  Table table({"id", "name", ">people", ">searched", ">version", "root", "law"});
  for (const auto& view : lists)
    table.row({shortName(view.list.id), view.list.name, count(view.people), count(view.active),
               view.version ? fmt::format("{}", view.version->number) : "—",
               view.version ? shortName(view.version->root) : "—", view.list.legalReference});
  in.out().block(table.text());
  return exits::kDone;
}

void addShow(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ShowList>();
  CLI::App& command = commands.add(
      group, "show", "A list with its people", "watchlist show overstay --as lee",
      [request](Invocation& in) -> base::Expected<int> {
        TRY(const auto answer, in.read(*request));
        if (!in.out().wantsText()) {
          Json json = jsonOfList(answer.list);
          json["entries"] = jsonList(answer.people, jsonOfPerson);
          in.out().document(json);
          return exits::kDone;
        }
        showList(in, answer.list);
        Table table({"id", "alias", "state", ">refs", "listed by", "approved by", "review by", "expires", "next"});
        for (const auto& view : answer.people)
          table.row({shortName(view.person.id), view.person.alias, say(view.person.state),
                     count(std::ssize(view.references)), in.nameOf(view.person.listedBy),
                     in.nameOf(view.person.approvedBy), base::toText(view.person.reviewBy),
                     base::toText(view.person.expires), joined(view.nextSteps)});
        if (!table.empty()) in.out().block(table.text());
        return exits::kDone;
      });
  command.add_option("list", request->list, "Its name, or its handle or the beginning of it")->required();
}

void addVersions(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ShowListVersions>();
  CLI::App& command =
      commands.add(group, "versions", "Every state that a list ever had, with its root hash",
                   "watchlist versions overstay --as lee", [request](Invocation& in) -> base::Expected<int> {
                     TRY(const auto versions, in.read(*request));
                     if (!in.out().wantsText()) {
                       in.out().document({{"versions", jsonList(versions, jsonOfVersion)}});
                       return exits::kDone;
                     }
                     Table table({">version", "since", "by", ">people", ">references", "root"});
                     for (const auto& version : versions)
                       table.row({fmt::format("{}", version.number), fullTime(version.at), in.nameOf(version.by),
                                  count(version.people), count(version.references), shortName(version.root)});
                     in.out().block(table.text());
                     return exits::kDone;
                   });
  command.add_option("list", request->list, "Its name, or its handle or the beginning of it")->required();
}

base::Expected<int> asOf(Invocation& in, const app::ShowListAsOf& request) {
  TRY(const auto answer, in.read(request));
  if (!in.out().wantsText()) {
    const auto member = [](const app::ports::ListMember& m) -> Json {
      return {{"person", jsonOf(m.person)}, {"reference", jsonOf(m.reference)}, {"sha256", jsonOf(m.hash)}};
    };
    Json json = {{"at", jsonOf(request.at)}, {"version", nullptr}};
    if (answer) {
      json["version"] = jsonOfVersion(answer->version);
      json["root_agrees"] = answer->rootAgrees;
      json["members"] = jsonList(answer->members, member);
    }
    in.out().document(json);
  } else if (!answer) {
    in.out().line("The list had no version then: nobody was on it.");
  } else {
    in.out().line(
        fmt::format("Version {} of {}: {}; root {} {}", answer->version.number, localTime(answer->version.at),
                    count(answer->version.people, "person", "people"), shortName(answer->version.root),
                    answer->rootAgrees ? "agrees with the members kept" : "does NOT agree with the members kept"));
    Table table({"person", "reference", "sha-256 of the photograph"});
    for (const auto& member : answer->members)
      table.row({shortName(member.person), shortName(member.reference), shortName(member.hash)});
    in.out().block(table.text());
  }
  return answer && !answer->rootAgrees ? exits::kFinding : exits::kDone;
}

void addAsOf(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ShowListAsOf>();
  const auto at = std::make_shared<std::optional<base::Instant>>();
  CLI::App& command = commands.add(group, "as-of", "Who was searched at a past time, rebuilt and checked by its root",
                                   "watchlist as-of overstay 2026-05-03 --as lee", [request, at](Invocation& in) {
                                     request->at = at->value_or(base::Instant{});
                                     return asOf(in, *request);
                                   });
  command.add_option("list", request->list, "Its name, or its handle or the beginning of it")->required();
  timeOption(command, "time", *at, "A day, or a moment in UTC")->required();
}

}  // namespace

void addWatchlistCommands(Commands& commands) {
  CLI::App& lists = commands.group("watchlist", "Governed lists");
  addCreate(commands, lists);
  addAdd(commands, lists);
  addApprove(commands, lists);
  addActivate(commands, lists);
  addMove(commands, lists, "suspend", "Keep a person from being searched for now", ListState::suspended);
  addMove(commands, lists, "remove", "Take a person off the list; past versions stay", ListState::removed);
  commands.add(lists, "list", "Every list", "watchlist list --as lee", list);
  addShow(commands, lists);
  addVersions(commands, lists);
  addAsOf(commands, lists);
}

}  // namespace consentry::cli
