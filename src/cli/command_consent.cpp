// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/manage_consents.hpp"
#include "cli/commands.hpp"
#include "cli/consent_receipt.hpp"
#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"
#include "composition/file_hash.hpp"

namespace consentry::cli {

namespace {

using domain::ConsentState;

Json badLines(const std::vector<app::ports::BadLine>& lines) {
  return jsonList(lines, [](const app::ports::BadLine& line) -> Json {
    return {{"line", line.line},
            {"traveller_ref", jsonText(line.travellerRef)},
            {"file", jsonText(line.file)},
            {"why", line.why}};
  });
}

Json handles(const std::vector<domain::CaseId>& cases) {
  return jsonList(cases, [](const domain::CaseId& id) { return jsonOf(id); });
}

void tellBlocked(Output& out, const std::vector<domain::CaseId>& cases) {
  if (cases.empty()) return;
  out.talk(fmt::format("{} stopped because the permission ended",
                       count(std::ssize(cases), "open case was", "open cases were")));
}

void addImport(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ImportConsents>();
  CLI::App& command =
      commands.add(group, "import", "Take in consents.jsonl; a bad line never stops another",
                   "consent import consents.jsonl --as park", [request](Invocation& in) -> base::Expected<int> {
                     TRY(const auto answer, in.work(*request));
                     if (!in.out().wantsText()) {
                       in.out().document({{"records", answer.records},
                                          {"events", answer.events},
                                          {"unchanged", answer.unchanged},
                                          {"bad", badLines(answer.bad)},
                                          {"blocked_cases", handles(answer.blockedCases)}});
                       return exits::kDone;
                     }
                     Table table({">line", "traveller", "why"});
                     for (const auto& line : answer.bad) table.row({count(line.line), line.travellerRef, line.why});
                     if (!table.empty()) in.out().block(table.text() + "\n");
                     in.out().line(fmt::format("{}, {}; {} known already, {} not taken in",
                                               count(answer.records, "new record", "new records"),
                                               count(answer.events, "new event", "new events"), count(answer.unchanged),
                                               count(std::ssize(answer.bad), "bad line", "bad lines")));
                     tellBlocked(in.out(), answer.blockedCases);
                     return exits::kDone;
                   });
  pathOption(command, "file", request->file, "JSON Lines, one event of a record a line")->required();
}

struct ConsentWords {
  app::ChangeConsent request;
  std::vector<std::string> recipients;
  std::optional<std::filesystem::path> noticeFile;
};

base::Expected<int> change(Invocation& in, app::ChangeConsent& request) {
  TRY(const auto answer, in.act(request));
  if (!in.out().wantsText()) {
    Json json = jsonOf(answer.record);
    json["blocked_cases"] = handles(answer.blockedCases);
    in.out().document(json);
    return exits::kDone;
  }
  const auto& last = answer.record.events.back();
  in.out().line(fmt::format("Recorded: {} for {} (record {}, event {})", say(last.state),
                            sayAll(answer.record.purposes), shortName(answer.record.id), last.number));
  tellBlocked(in.out(), answer.blockedCases);
  return exits::kDone;
}

base::Expected<int> begin(Invocation& in, ConsentWords& words) {
  for (const std::string& text : words.recipients) {
    TRY(auto recipient, domain::Recipient::parse(text));
    words.request.recipients.push_back(std::move(recipient));
  }
  if (words.noticeFile) {
    TRY(words.request.notice.hash, composition::hashOfFile(*words.noticeFile));
  }
  return change(in, words.request);
}

void addBeginning(Commands& commands, CLI::App& group, const std::string& name, const std::string& what,
                  ConsentState state) {
  const auto words = std::make_shared<ConsentWords>();
  words->request.state = state;
  CLI::App& command = commands.add(group, name, what,
                                   fmt::format("consent {} T-0017 --purpose watchlist_search --notice-version 4 "
                                               "--notice-language en --notice notice-en.txt --as park",
                                               name),
                                   [words](Invocation& in) { return begin(in, *words); });
  app::ChangeConsent& request = words->request;
  command.add_option("traveller", request.travellerRef, "The traveller's reference")->required();
  optionalText(command, "--record", request.consentRef, "Answers this record, which was asked for earlier");
  wordsOption(command, "--purpose", request.purposes, "For which purposes; several with commas");
  command.add_option("--recipient", words->recipients, "For whom (default: this site)");
  wordsOption(command, "--category", request.categories, "For which data (default: image and template)");
  wordOption(command, "--giver", request.giver, "Who spoke (default: the subject)");
  command.add_option("--notice-version", request.notice.version, "Version of the notice that was shown");
  command.add_option("--notice-language", request.notice.language, "Its language, e.g. ko");
  optionalPath(command, "--notice", words->noticeFile, "The notice's text as shown; its SHA-256 is kept");
  if (state == ConsentState::given) timeOption(command, "--expires", request.expires, "When the permission ends");
}

// A person with one running permission means that one.
base::Expected<std::string> onlyRunning(Invocation& in, const std::string& travellerRef) {
  TRY(const auto answer, in.act(app::ShowConsents{.travellerRef = travellerRef}));
  std::vector<std::string> running;
  for (std::size_t i = 0; i < answer.records.size(); ++i)
    if (answer.stateNow[i] == ConsentState::given || answer.stateNow[i] == ConsentState::reaffirmed)
      running.push_back(answer.records[i].id.text());
  if (running.size() == 1) return running.front();
  return in.refuse(running.empty() ? base::Errc::notFound : base::Errc::invalidArgument,
                   fmt::format("{} permissions of this traveller are running", running.size()),
                   "`consentry-cli consent show REF` lists the records; name one with --record");
}

void addChange(Commands& commands, CLI::App& group, const std::string& name, const std::string& what,
               ConsentState state) {
  const auto request = std::make_shared<app::ChangeConsent>();
  request->state = state;
  CLI::App& command = commands.add(group, name, what, fmt::format("consent {} T-0017 --as park", name),
                                   [request](Invocation& in) -> base::Expected<int> {
                                     if (!request->consentRef) {
                                       TRY(request->consentRef, onlyRunning(in, request->travellerRef));
                                     }
                                     return change(in, *request);
                                   });
  command.add_option("traveller", request->travellerRef, "The traveller's reference")->required();
  optionalText(command, "--record", request->consentRef, "Which record (needed when several are running)");
  wordOption(command, "--giver", request->giver, "Who spoke (default: the subject)");
  if (state == ConsentState::reaffirmed) timeOption(command, "--expires", request->expires, "When the permission ends");
}

Json jsonOfAll(const app::ShowConsents::Answer& answer) {
  Json records = Json::array();
  for (std::size_t i = 0; i < answer.records.size(); ++i) {
    Json record = jsonOf(answer.records[i]);
    record["state_now"] = jsonWord(answer.stateNow[i]);
    records.push_back(record);
  }
  return {{"traveller_ref", answer.traveller.ref}, {"subject", jsonOf(answer.traveller.id)}, {"records", records}};
}

std::vector<std::string> recipientTexts(const domain::ConsentRecord& record) {
  std::vector<std::string> texts;
  for (const auto& recipient : record.recipients) texts.push_back(recipient.text());
  return texts;
}

void printRecords(Output& out, const app::ShowConsents::Answer& answer) {
  Table table({"record", "state now", "purposes", "recipients", "data", "notice", "since"});
  for (std::size_t i = 0; i < answer.records.size(); ++i) {
    const auto& record = answer.records[i];
    table.row({shortName(record.id), say(answer.stateNow[i]), sayAll(record.purposes), joined(recipientTexts(record)),
               sayAll(record.categories), fmt::format("{} ({})", record.notice.version, record.notice.language),
               localTime(record.events.back().at)});
  }
  out.block(table.text());
}

void printHistory(Output& out, const app::ShowConsents::Answer& answer) {
  for (const auto& record : answer.records) {
    out.line(fmt::format("Record {}: {}", shortName(record.id), sayAll(record.purposes)));
    Table table({">event", "state", "said at", "by", "ends"});
    for (const auto& event : record.events)
      table.row({fmt::format("{}", event.number), say(event.state), fullTime(event.at), say(event.giver),
                 event.expires ? localTime(*event.expires) : "—"});
    out.block(table.text());
  }
}

void addShow(Commands& commands, CLI::App& group, const std::string& name, const std::string& what,
             void (*print)(Output&, const app::ShowConsents::Answer&)) {
  const auto request = std::make_shared<app::ShowConsents>();
  CLI::App& command = commands.add(group, name, what, fmt::format("consent {} T-0017 --as park", name),
                                   [request, print](Invocation& in) -> base::Expected<int> {
                                     TRY(const auto answer, in.read(*request));
                                     if (!in.out().wantsText())
                                       in.out().document(jsonOfAll(answer));
                                     else if (answer.records.empty())
                                       in.out().line("This traveller said nothing that is on record here.");
                                     else
                                       print(in.out(), answer);
                                     return exits::kDone;
                                   });
  command.add_option("traveller", request->travellerRef, "The traveller's reference")->required();
}

base::Expected<int> writeReceipts(Invocation& in, const app::ShowConsents& request, const ReceiptIssuer& issuer) {
  TRY(const auto answer, in.read(request));
  Json receipts = Json::array();
  for (std::size_t i = 0; i < answer.records.size(); ++i)
    if (answer.stateNow[i] == ConsentState::given || answer.stateNow[i] == ConsentState::reaffirmed)
      receipts.push_back(
          kantaraReceipt(answer.records[i], answer.records[i].events.back(), answer.traveller.ref, issuer));
  if (receipts.empty())
    return in.refuse(base::Errc::notFound, "no permission of this traveller is in force",
                     "`consentry-cli consent show REF` says what is on record");
  // A receipt is a document for the person: JSON with and without --json.
  in.out().document({{"receipts", receipts}});
  return exits::kDone;
}

void addReceipt(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ShowConsents>();
  const auto issuer = std::make_shared<ReceiptIssuer>();
  CLI::App& command = commands.add(
      group, "receipt", "Permissions in force as Kantara consent receipts 1.1, for the person",
      "consent receipt T-0017 --controller \"Border Authority\" --email privacy@example.org --json --as park",
      [request, issuer](Invocation& in) { return writeReceipts(in, *request, *issuer); });
  command.add_option("traveller", request->travellerRef, "The traveller's reference")->required();
  command.add_option("--controller", issuer->controller, "Who answers for the data")->required();
  command.add_option("--contact", issuer->contact, "A person or office to ask");
  command.add_option("--address", issuer->address, "Its postal address");
  command.add_option("--email", issuer->email, "Its e-mail address");
  command.add_option("--phone", issuer->phone, "Its telephone");
  command.add_option("--policy-url", issuer->policyUrl, "Where the privacy policy stands");
  command.add_option("--jurisdiction", issuer->jurisdiction, "Whose law applies, e.g. KR");
}

}  // namespace

void addConsentCommands(Commands& commands) {
  CLI::App& consent = commands.group("consent", "What travellers said about the use of their faces");
  addImport(commands, consent);
  addBeginning(commands, consent, "give", "Record a permission", ConsentState::given);
  addBeginning(commands, consent, "refuse", "Record a refusal", ConsentState::refused);
  addChange(commands, consent, "withdraw", "Record that a permission was taken back", ConsentState::withdrawn);
  addChange(commands, consent, "reaffirm", "Record that a permission was confirmed", ConsentState::reaffirmed);
  addShow(commands, consent, "show", "Every record of a traveller with its state now", printRecords);
  addShow(commands, consent, "history", "Every event of every record", printHistory);
  addReceipt(commands, consent);
}

}  // namespace consentry::cli
