// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/held_about.hpp"
#include "app/manage_erasures.hpp"
#include "cli/commands.hpp"
#include "cli/erasure_text.hpp"
#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

base::Expected<int> erase(Invocation& in, const app::ErasePerson& request) {
  TRY(const auto answer, in.act(request));
  const bool clean = answer.readBack.found == 0;
  if (!in.out().wantsText()) {
    Json json = jsonOf(answer.erasure);
    json["read_back"] = {{"found", answer.readBack.found},
                         {"journal_emptied", answer.readBack.journalEmptied},
                         {"log_seq", answer.readBack.seq}};
    json["keys"] = jsonOf(answer.renewal);
    in.out().document(json);
    return clean ? exits::kDone : exits::kFinding;
  }
  in.out().line(fmt::format("Erased: {} destroyed, {} stopped.",
                            count(domain::sumOf(answer.erasure.counts), "object", "objects"),
                            count(answer.erasure.cases, "open case", "open cases")));
  in.out().line(clean ? "Read back: nothing of this person was found."
                      : fmt::format("Read back: {} of this person still there.",
                                    count(answer.readBack.found, "object is", "objects are")));
  if (!answer.readBack.journalEmptied)
    in.out().line("A reader holds the write-ahead log; it is emptied at the next write.");
  in.out().line(renewalWords(answer.renewal));
  in.out().talk(fmt::format("next: `consentry-cli certificate {} --out certificate.html` prints the certificate",
                            answer.erasure.id.text().substr(0, 8)));
  return clean ? exits::kDone : exits::kFinding;
}

void addErase(Commands& commands) {
  const auto request = std::make_shared<app::ErasePerson>();
  CLI::App& command =
      commands.add(commands.root(), "erase", "Erase one person: everything of them is destroyed, then their key",
                   "erase T-1204 --reason \"asked by letter of 3 May\" --as park",
                   [request](Invocation& in) { return erase(in, *request); });
  command.add_option("person", request->person, "A traveller's reference or handle, or a listed person's handle")
      ->required();
  command.add_option("--reason", request->reason, "Why, without the person's name; kept apart from the log")
      ->required();
  command.add_flag("--renew-now", request->renewNow, "Wrap everybody else's keys anew at once, not within a day");
}

base::Expected<int> list(Invocation& in) {
  TRY(const auto answer, in.read(app::ListErasures{}));
  if (!in.out().wantsText()) {
    in.out().document({{"erasures", jsonList(answer.erasures, [](const auto& one) { return jsonOf(one); })},
                       {"keys", jsonOf(answer.renewal)}});
    return exits::kDone;
  }
  Table table({"certificate", "when", "what", ">objects", "by", "order"});
  for (const auto& one : answer.erasures)
    table.row({shortName(one.id), localTime(one.at), say(one.kind), count(domain::sumOf(one.counts)),
               one.by.empty() ? "retention" : in.nameOf(one.by), one.order.empty() ? "" : shortName(one.order)});
  if (answer.erasures.empty())
    in.out().line("Nobody was erased.");
  else
    in.out().block(table.text());
  in.out().line(renewalWords(answer.renewal));
  return exits::kDone;
}

base::Expected<int> renew(Invocation& in) {
  TRY(const auto view, in.act(app::RenewKeys{}));
  if (in.out().wantsText())
    in.out().line(renewalWords(view));
  else
    in.out().document(jsonOf(view));
  return exits::kDone;
}

base::Expected<int> held(Invocation& in, const app::ShowHeldAbout& request) {
  TRY(const auto answer, in.read(request));
  if (!in.out().wantsText()) {
    in.out().document({{"subject", answer.subject.handle},
                       {"counts", jsonOf(answer.counts)},
                       {"hold", answer.hold ? jsonOf(*answer.hold) : Json(nullptr)}});
    return exits::kDone;
  }
  in.out().line(answer.counts.empty() ? "Nothing but the person's record." : thingWords(answer.counts));
  if (answer.hold)
    in.out().line(fmt::format("Kept by a hold ({}): {}.", shortName(answer.hold->id), plain(answer.hold->reference)));
  return exits::kDone;
}

void addHeld(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ShowHeldAbout>();
  CLI::App& command =
      commands.add(group, "held", "What is held about one person, by kind and number, and whether a hold keeps it",
                   "erasures held T-1204 --as park", [request](Invocation& in) { return held(in, *request); });
  command.add_option("person", request->person, "A traveller's reference or handle, or a listed person's handle")
      ->required();
}

base::Expected<int> certificate(Invocation& in, const app::ShowCertificate& request) {
  TRY(const auto made, in.read(request));
  const bool sound = made.entryAgrees && made.foundNow.value_or(0) == 0;
  if (in.out().wantsText()) {
    printCertificate(in, made);
    if (request.page) in.out().talk("Written to " + plain(request.page->string()));
  } else {
    in.out().document(jsonOf(made));
  }
  return sound ? exits::kDone : exits::kFinding;
}

void addCertificate(Commands& commands) {
  const auto request = std::make_shared<app::ShowCertificate>();
  CLI::App& command = commands.add(commands.root(), "certificate",
                                   "The certificate of an erasure or an order, with its proof in the log",
                                   "certificate 4f2a81c0 --check --out certificate.html --as park",
                                   [request](Invocation& in) { return certificate(in, *request); });
  command.add_option("id", request->id, "Of the erasure or the order, or the beginning of it")->required();
  command.add_flag("--check", request->check, "Look through every table anew for something of the person");
  optionalPath(command, "--out", request->page, "A new HTML page to print");
}

void addPlace(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::PlaceHold>();
  CLI::App& command = commands.add(group, "place", "Keep everything of a person: nothing of them is erased",
                                   "hold place T-1204 --reference \"court order 2026 Ka 17\" --as lee",
                                   [request](Invocation& in) -> base::Expected<int> {
                                     TRY(const auto hold, in.act(*request));
                                     if (in.out().wantsText())
                                       in.out().line(fmt::format("Held ({}).", shortName(hold.id)));
                                     else
                                       in.out().document(jsonOf(hold));
                                     return exits::kDone;
                                   });
  command.add_option("person", request->person, "A traveller's reference or handle, or a listed person's handle")
      ->required();
  command.add_option("--reference", request->reference, "What asks for it, e.g. a court order's number")->required();
}

void addLift(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::LiftHold>();
  CLI::App& command = commands.add(group, "lift", "Lift a hold", "hold lift 4f2a81c0 --as lee",
                                   [request](Invocation& in) -> base::Expected<int> {
                                     TRY(const auto hold, in.act(*request));
                                     if (in.out().wantsText())
                                       in.out().line(fmt::format("Lifted ({}).", shortName(hold.id)));
                                     else
                                       in.out().document(jsonOf(hold));
                                     return exits::kDone;
                                   });
  command.add_option("id", request->id, "Its handle or the beginning of it")->required();
}

void addHolds(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ListHolds>();
  CLI::App& command = commands.add(
      group, "list", "Holds that stand", "hold list --as lee", [request](Invocation& in) -> base::Expected<int> {
        TRY(const auto holds, in.read(*request));
        if (!in.out().wantsText()) {
          in.out().document({{"holds", jsonList(holds, [](const auto& hold) { return jsonOf(hold); })}});
          return exits::kDone;
        }
        if (holds.empty()) {
          in.out().line("No hold stands.");
          return exits::kDone;
        }
        Table table({"id", "person", "reference", "since", "by", "lifted"});
        for (const auto& hold : holds)
          table.row({shortName(hold.id), shortName(hold.subject), hold.reference, localTime(hold.placedAt),
                     in.nameOf(hold.placedBy), hold.liftedAt ? localTime(*hold.liftedAt) : ""});
        in.out().block(table.text());
        return exits::kDone;
      });
  command.add_flag("--all", request->all, "Lifted ones too");
}

}  // namespace

void addErasureCommands(Commands& commands) {
  addErase(commands);
  addCertificate(commands);
  CLI::App& erasures = commands.group("erasures", "What was erased, and the renewal of the keys");
  commands.add(erasures, "list", "Erasures, newest first", "erasures list --as park", list);
  commands.add(erasures, "renew-keys", "Wrap the keys of everybody who stays anew, so that old copies die",
               "erasures renew-keys --as admin", renew);
  addHeld(commands, erasures);
  CLI::App& hold = commands.group("hold", "Legal holds: what must be kept although it would be erased");
  addPlace(commands, hold);
  addLift(commands, hold);
  addHolds(commands, hold);
}

}  // namespace consentry::cli
