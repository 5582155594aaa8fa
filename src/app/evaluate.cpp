// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "app/engine_in_force.hpp"
#include "app/evaluation_math.hpp"
#include "app/evaluation_run.hpp"
#include "app/gatekeeper.hpp"
#include "app/matcher.hpp"
#include "crypto/hash.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditType;
using domain::Distance;

namespace {

constexpr std::int64_t kListLimit = 256LL << 20;
constexpr std::string_view kPairHead = "a,b,same,distance,score,status\n";
constexpr std::string_view kSearchHead = "probe,probe_person,rank,candidate_person,distance,score,status\n";
constexpr std::string_view kProfileHead = "# Threshold profile";
constexpr std::size_t kCandidates = 10;  // as many as screening shows a reviewer

/// The gate first: a measurement that is refused opens nothing.
Expected<UseAnswer> admit(Context& context, std::string_view basis) {
  auto& services = context.services;
  std::optional<UseAnswer> answer;
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto rules, GateRules::load(unit.governance(), services.files));
    TRY(answer, askForMeasuring(context, unit, rules, basis,
                                {.type = AuditType::accuracyMeasured, .outcome = domain::AuditOutcome::intent}));
    return {};
  }));
  if (!answer->permit)
    return fail(Errc::denied,
                "the gate refused an accuracy test: " + std::string(base::word(*answer->decision.reason)));
  return *std::move(answer);
}

Distance distanceBetween(const ports::FaceTemplate& a, const ports::FaceTemplate& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    const double difference = static_cast<double>(a.values[i]) - static_cast<double>(b.values[i]);
    sum += difference * difference;
  }
  return Distance::of(std::sqrt(sum));
}

std::string csvCell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

/// An output may take the place of an earlier one of its own kind, or of an empty file, and of nothing else.
Expected<void> checkOutput(Context& context, const std::optional<std::filesystem::path>& file, std::string_view head) {
  if (!file) return {};
  auto there = context.services.files.readFile(*file, kListLimit);
  if (!there && there.error().code() == Errc::notFound) return {};
  if (!there) return std::unexpected(std::move(there).error());
  if (there->empty() || base::asText(*there).starts_with(head)) return {};
  return fail(Errc::alreadyExists, "the output's name belongs to a file of another kind, which is not overwritten");
}

Expected<void> writeScores(Context& context, const std::optional<std::filesystem::path>& file, const std::string& csv) {
  if (!file) return {};
  return context.services.files.writeFile(*file, base::asBytes(csv), true);
}

Expected<std::string> listText(Context& context, const std::filesystem::path& file) {
  TRY(const auto bytes, context.services.files.readFile(file, kListLimit));
  return std::string(base::asText(bytes));
}

std::string modelText(const ports::EngineIdentity& engine) {
  return engine.name + "/" + engine.version + " sha256:" + base::toHex(engine.hash);
}

/// One entry with what was measured on what: never a file name or a person.
Expected<void> recordFigures(Context& context, const UseAnswer& use, const EvaluationFigures& figures,
                             const base::Digest& model, const std::optional<domain::ThresholdProfile>& profile) {
  std::string detail = fmt::format("mated={} nonmated={} no_face={} unreadable={}", figures.mated, figures.nonmated,
                                   figures.noFace, figures.unreadable);
  const auto millionths = [](double share) { return std::llround(share * 1e6); };
  if (const auto& v = figures.verification) {
    detail += fmt::format(" accuracy={}", millionths(v->accuracyMean));
    for (const auto& [fmr, fnmr] : v->fnmrAtFmr)
      detail += fmt::format(" fnmr@{}={}", millionths(fmr), millionths(fnmr));
  }
  if (const auto& i = figures.identification) {
    detail += fmt::format(" people={} references={} rank1={}", i->people, i->references, millionths(i->rank1));
    for (const auto& [fpir, fnir] : i->fnirAtFpir)
      detail += fmt::format(" fnir@{}={}", millionths(fpir), millionths(fnir));
  }
  return context.services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    domain::AuditEvent event{
        .type = AuditType::accuracyMeasured,
        .actor = context.actor,
        .change =
            domain::AuditChange{
                .object = "dataset", .before = model, .after = figures.dataset, .detail = std::move(detail)},
        .refs = {use.logSeq}};
    TRY_VOID(unit.log().record(event));
    if (!profile) return {};
    const auto toml = context.services.files.writeProfile(*profile);
    TRY_VOID(unit.governance().addProfile({.name = profile->name,
                                           .toml = toml,
                                           .hash = crypto::sha256(base::asBytes(toml)),
                                           .storedBy = context.actor.user,
                                           .storedAt = context.services.clock.now()}));
    TRY_VOID(unit.log().record(
        {.type = AuditType::profileStored,
         .actor = context.actor,
         .change = domain::AuditChange{.object = "profile", .after = crypto::sha256(base::asBytes(toml))}}));
    return {};
  });
}

void addRunFigures(EvaluationFigures& figures, const DatasetTemplates& templates, const ports::EngineIdentity& engine) {
  figures.noFace = templates.noFace;
  figures.unreadable = templates.unreadable;
  figures.seconds = templates.seconds;
  figures.imagesPerSecond = templates.seconds > 0 ? static_cast<double>(templates.distinct) / templates.seconds : 0;
  figures.dataset = templates.hash;
  figures.model = modelText(engine);
  figures.profile = "none";
}

std::string pairStatus(const DatasetTemplates::One& a, const DatasetTemplates::One& b) {
  const auto& worst = a.outcome == ports::PhotoOutcome::assessed ? b : a;
  return worst.outcome == ports::PhotoOutcome::assessed ? "ok" : std::string(base::word(worst.outcome));
}

/// References of the list and one result a probe.
struct Identification {
  std::vector<ProbeScore> scores;
  std::int64_t people = 0;
  std::int64_t references = 0;
  std::string csv{kSearchHead};
};

Expected<Identification> identify(Context& context, const domain::Permit& permit,
                                  const std::vector<ports::LabelledPhoto>& references,
                                  const std::vector<ports::LabelledPhoto>& probes, const DatasetTemplates& templates) {
  Identification result;
  std::vector<ports::GalleryReference> members;
  std::set<std::string> listed;  // also people whose only reference has no face: they are mated and always missed
  for (std::size_t i = 0; i < references.size(); ++i) {
    listed.insert(references[i].person);
    if (templates.photos[i].faceTemplate)
      members.push_back({domain::ListPersonId(references[i].person), domain::ReferenceId(references[i].file),
                         *templates.photos[i].faceTemplate});
  }
  result.people = std::ssize(listed);
  result.references = std::ssize(references);
  TRY(auto gallery, context.services.galleries.build(std::move(members)));
  const Matcher matcher(std::move(gallery), nullptr, {});
  for (std::size_t i = 0; i < probes.size(); ++i) {
    const auto& probe = templates.photos[references.size() + i];
    ProbeScore score{.mated = listed.contains(probes[i].person)};
    const std::string who = csvCell(probes[i].file) + "," + csvCell(probes[i].person);
    if (!probe.faceTemplate) {
      result.csv += who + ",,,,," + std::string(base::word(probe.outcome)) + "\n";
      result.scores.push_back(score);
      continue;
    }
    TRY(const auto candidates, matcher.search(permit, *probe.faceTemplate, kCandidates));
    for (const auto& one : candidates) {
      const bool mate = one.person.text() == probes[i].person;
      if (one.rank == 1) score.nearest = one.score;
      if (mate) score.mate = one.score;
      if (mate && one.rank == 1) score.mateFirst = true;
      result.csv += fmt::format("{},{},{},{:.6f},{:.6f},ok\n", who, one.rank, csvCell(one.person.text()),
                                one.distance.value(), one.score.value());
    }
    result.scores.push_back(score);
  }
  return result;
}

Expected<void> checkProfileRequest(const EvaluateIdentification& request) {
  if (!(request.priorityFpir > 0 && request.priorityFpir <= request.reviewFpir && request.reviewFpir < 1))
    return fail(Errc::invalidArgument, "false alarm rates lie between 0 and 1, priority not above review");
  if (request.profileName && (request.profileName->empty() || request.profileName->size() > 100))
    return fail(Errc::invalidArgument, "a profile name has 1 to 100 bytes");
  return {};
}

std::vector<DatasetPhoto> located(const std::vector<ports::LabelledPhoto>& rows, const std::filesystem::path& images,
                                  const std::filesystem::path& list) {
  const auto folder = images.empty() ? std::filesystem::absolute(list).parent_path() : images;
  std::vector<DatasetPhoto> photos;
  for (const auto& row : rows) photos.push_back({folder, row.file});
  return photos;
}

}  // namespace

Expected<EvaluateVerification::Answer> handle(Context& context, const EvaluateVerification& request, const Job& job) {
  TRY(const auto pairs, context.services.files.readPairs(request.pairs));
  if (pairs.pairs.empty()) return fail(Errc::invalidArgument, "the pairs file names no pairs");
  TRY_VOID(checkOutput(context, request.scores, kPairHead));
  TRY(const auto text, listText(context, request.pairs));
  TRY(const auto use, admit(context, request.basis));
  TRY(const auto engine, engineInForce(context));
  std::vector<DatasetPhoto> photos;
  for (const auto& file : pairs.files) photos.push_back({request.images, file});
  TRY(const auto templates, embedDataset(context, job, *use.permit, photos, text));

  EvaluationFigures figures;
  addRunFigures(figures, templates, engine->identity());
  std::vector<PairScore> scores;
  std::string csv(kPairHead);
  for (const auto& pair : pairs.pairs) {
    const auto& a = templates.photos[pair.a];
    const auto& b = templates.photos[pair.b];
    PairScore score{.same = pair.same, .fold = pair.fold};
    if (a.faceTemplate && b.faceTemplate)
      score.score = domain::Score::plain(distanceBetween(*a.faceTemplate, *b.faceTemplate));
    const std::string number = score.score ? fmt::format("{:.6f}", score.score->value()) : "";
    csv += fmt::format("{},{},{},{},{},{}\n", csvCell(pairs.files[pair.a]), csvCell(pairs.files[pair.b]),
                       pair.same ? 1 : 0, number, number, pairStatus(a, b));
    ++(pair.same ? figures.mated : figures.nonmated);
    scores.push_back(score);
  }
  figures.verification = verificationFigures(scores);
  TRY_VOID(recordFigures(context, use, figures, engine->identity().hash, std::nullopt));
  TRY_VOID(writeScores(context, request.scores, csv));
  return figures;
}

Expected<EvaluateIdentification::Answer> handle(Context& context, const EvaluateIdentification& request,
                                                const Job& job) {
  TRY_VOID(checkProfileRequest(request));
  auto& files = context.services.files;
  TRY(const auto references, files.readLabelled(request.references));
  TRY(const auto probes, files.readLabelled(request.probes));
  if (references.empty() || probes.empty())
    return fail(Errc::invalidArgument, "an identification needs references and probes");
  const bool hasStrangers = std::ranges::any_of(probes, [&](const ports::LabelledPhoto& probe) {
    return std::ranges::find(references, probe.person, &ports::LabelledPhoto::person) == references.end();
  });
  if (request.profileName && !hasStrangers)
    return fail(Errc::invalidArgument, "a threshold profile needs probes of people who are not on the list");
  TRY_VOID(checkOutput(context, request.scores, kSearchHead));
  TRY_VOID(checkOutput(context, request.profileFile, kProfileHead));
  TRY(const auto referenceText, listText(context, request.references));
  TRY(const auto probeText, listText(context, request.probes));
  TRY(const auto use, admit(context, request.basis));
  TRY(const auto engine, engineInForce(context));
  auto photos = located(references, request.images, request.references);
  std::ranges::move(located(probes, request.images, request.probes), std::back_inserter(photos));
  TRY(const auto templates, embedDataset(context, job, *use.permit, photos, referenceText + '\0' + probeText));
  TRY(const auto result, identify(context, *use.permit, references, probes, templates));

  EvaluationFigures figures;
  addRunFigures(figures, templates, engine->identity());
  figures.mated = std::ranges::count_if(result.scores, &ProbeScore::mated);
  figures.nonmated = std::ssize(result.scores) - figures.mated;
  figures.identification = identificationFigures(result.scores);
  figures.identification->people = result.people;
  figures.identification->references = result.references;
  std::optional<domain::ThresholdProfile> profile;
  if (request.profileName) {
    profile = profileFrom(result.scores, request.reviewFpir, request.priorityFpir);
    profile->name = *request.profileName;
    profile->model = engine->identity().hash;
    profile->modelName = engine->identity().name;
    profile->dataset = request.datasetName.empty()
                           ? std::filesystem::absolute(request.references).parent_path().filename().string()
                           : request.datasetName;
    profile->datasetHash = templates.hash;
    profile->people = result.people;
    profile->references = result.references;
    profile->measuredAt = context.services.clock.now();
    figures.profile = profile->name;
  }
  TRY_VOID(recordFigures(context, use, figures, engine->identity().hash, profile));
  TRY_VOID(writeScores(context, request.scores, result.csv));
  if (profile && request.profileFile)
    TRY_VOID(files.writeFile(*request.profileFile, base::asBytes(files.writeProfile(*profile)), true));
  return figures;
}

Expected<ListProfiles::Answer> handle(Context& context, const ListProfiles&, const Job&) {
  TRY(const auto rows, context.services.store.read().governance().profiles());
  ListProfiles::Answer answer;
  for (const auto& row : rows) {
    TRY(auto profile, context.services.files.parseProfile(row.toml));
    answer.push_back(std::move(profile));
  }
  return answer;
}

Expected<StoreProfile::Answer> handle(Context& context, const StoreProfile& request, const Job&) {
  auto& services = context.services;
  TRY(const auto text, listText(context, request.file));
  TRY(const auto profile, services.files.parseProfile(text));
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.governance().addProfile({.name = profile.name,
                                           .toml = text,
                                           .hash = profile.hash,
                                           .storedBy = context.actor.user,
                                           .storedAt = services.clock.now()}));
    TRY_VOID(unit.log().record({.type = AuditType::profileStored,
                                .actor = context.actor,
                                .change = domain::AuditChange{.object = "profile", .after = profile.hash}}));
    return {};
  }));
  return profile;
}

}  // namespace consentry::app
