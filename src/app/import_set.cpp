// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "app/gatekeeper.hpp"
#include "app/manage_sets.hpp"
#include "app/progress_meter.hpp"
#include "crypto/hash.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::RowVerdict;

namespace {

constexpr std::int64_t kPhotoLimit = 64LL << 20;  // bytes; the decoder's own limit
constexpr std::size_t kBatch = 16;                // photographs whose gate decisions share one commit

RowVerdict verdictOf(const domain::Decision& decision) {
  using domain::DenialReason;
  return decision.reason == DenialReason::stopInForce || decision.reason == DenialReason::jurisdictionForbids
             ? RowVerdict::blocked
             : RowVerdict::noConsent;
}

std::string denialWords(const domain::Decision& decision) {
  using domain::DenialReason;
  if (!decision.reason) return "";
  switch (*decision.reason) {
    case DenialReason::noRecord:
      return "no consent and no legal basis on record; the photograph was not opened";
    case DenialReason::refused:
      return "the traveller refused; the photograph was not opened";
    case DenialReason::withdrawn:
      return "the traveller withdrew the consent; the photograph was not opened";
    case DenialReason::expired:
      return "the consent has ended; the photograph was not opened";
    case DenialReason::noticeOutdated:
      return "consent was given under an outdated notice; the photograph was not opened";
    case DenialReason::purposeNotCovered:
      return "the permission does not cover this purpose; the photograph was not opened";
    case DenialReason::recipientNotCovered:
      return "the permission does not cover this recipient; the photograph was not opened";
    case DenialReason::categoryNotCovered:
      return "the permission does not cover face images; the photograph was not opened";
    case DenialReason::minorWithoutGuardian:
      return "minor: a guardian's consent is missing; the photograph was not opened";
    case DenialReason::optedOut:
      return "the traveller opted out; the photograph was not opened";
    case DenialReason::jurisdictionForbids:
      return "the policy forbids this for the nationality; the photograph was not opened";
    case DenialReason::stopInForce:
      return "a stop is in force; the photograph was not opened";
  }
  return "";
}

RowVerdict verdictOf(const ports::PhotoFinding& finding) {
  switch (finding.outcome) {
    case ports::PhotoOutcome::unreadable:
      return RowVerdict::unreadable;
    case ports::PhotoOutcome::noFace:
      return RowVerdict::noFace;
    case ports::PhotoOutcome::severalFaces:
      return RowVerdict::severalFaces;
    case ports::PhotoOutcome::assessed:
      break;
  }
  return finding.quality.verdict == domain::QualityVerdict::accept ? RowVerdict::fresh : RowVerdict::lowQuality;
}

std::string whyOf(const ports::PhotoFinding& finding) {
  switch (finding.outcome) {
    case ports::PhotoOutcome::unreadable:
      return finding.why;
    case ports::PhotoOutcome::noFace:
      return "no face was found";
    case ports::PhotoOutcome::severalFaces:
      return std::to_string(finding.faces.size()) + " faces; one is needed";
    case ports::PhotoOutcome::assessed:
      break;
  }
  std::string words;
  for (const auto& sentence : domain::inWords(finding.quality)) words += (words.empty() ? "" : "; ") + sentence;
  return words;
}

/// One manifest line on its way through: file → gate → face.
struct Walk {
  std::size_t index = 0;  ///< into Manifest::lines
  domain::ManifestRow row;
  SetLineView view;
  ports::TravellerRow traveller;
  base::Bytes file;
  base::Digest hash;
  bool opens = false;  ///< the gate said yes and there is something to open
};

/// What preview and import share: they differ only in what `settle` keeps.
class SetWalk {
 public:
  struct Want {
    std::filesystem::path folder;
    domain::Purpose purpose;
    std::optional<domain::SetId> set;
    bool open = true;
  };
  /// Called for each batch inside one transaction, before anything is opened; may add the lines that end there.
  using Admitted = std::function<Expected<void>(ports::WriteUnit&, std::vector<Walk>&)>;
  /// Called for each line that is through, in any order.
  using Settled = std::function<Expected<void>(Walk&, const ports::PhotoFinding*)>;

  SetWalk(Context& context, const Job& job, Want want) : m_context(context), m_job(job), m_want(std::move(want)) {}

  Expected<void> run(const std::vector<const domain::ManifestRow*>& rows, const Admitted& admitted,
                     const Settled& settled);

  [[nodiscard]] std::int64_t notOpened() const { return m_notOpened; }
  [[nodiscard]] const ports::StageTimes& times() const { return m_times; }

 private:
  Expected<void> admit(std::vector<Walk>& batch, const Admitted& admitted);
  Expected<void> decide(ports::WriteUnit& unit, const Gatekeeper& gate, Walk& walk);
  Expected<void> lookAtFile(Walk& walk);
  void add(const ports::StageTimes& times);

  Context& m_context;
  const Job& m_job;
  Want m_want;
  std::map<std::size_t, domain::Permit> m_permits;
  std::set<std::pair<domain::TravellerId, base::Digest>> m_seen;
  std::int64_t m_notOpened = 0;
  ports::StageTimes m_times;
};

Expected<void> SetWalk::lookAtFile(Walk& walk) {
  auto bytes = m_context.services.files.readBeneath(m_want.folder, walk.row.file, kPhotoLimit);
  if (bytes) {
    walk.file = *std::move(bytes);
    walk.hash = crypto::sha256(walk.file);
    return {};
  }
  switch (bytes.error().code()) {
    case Errc::notFound:
      walk.view.row.why = "the file is not there";
      break;
    case Errc::denied:
      walk.view.row.why = "the path leaves the folder or goes through a link";
      break;
    case Errc::limitExceeded:
      walk.view.row.why = "the file is larger than 64 MiB";
      break;
    case Errc::unreadable:
    case Errc::noPermission:
      walk.view.row.why = "the file cannot be read";
      break;
    default:
      return std::unexpected(std::move(bytes).error());
  }
  walk.view.row.verdict = RowVerdict::unreadable;
  return {};
}

/// The traveller as known, with what this line adds; made when new (a preview's are rolled into its own record of
/// uses: a denied use must name somebody).
Expected<ports::TravellerRow> knownTraveller(Context& context, ports::TravellerWriter& travellers,
                                             const domain::ManifestRow& row) {
  TRY(auto known, travellers.findByRef(row.travellerRef));
  if (!known) {
    ports::TravellerRow fresh{.id = domain::TravellerId(context.services.random.handleText()),
                              .ref = row.travellerRef,
                              .nationality = row.nationality,
                              .birth = row.birth,
                              .gender = row.gender};
    TRY_VOID(travellers.add(fresh));
    return fresh;
  }
  auto merged = *known;
  if (row.nationality) merged.nationality = row.nationality;
  if (row.birth.range()) merged.birth = row.birth;
  if (row.gender != domain::Gender::unspecified) merged.gender = row.gender;
  if (merged.nationality != known->nationality || merged.birth != known->birth || merged.gender != known->gender)
    TRY_VOID(travellers.replace(merged));
  return merged;
}

Expected<void> SetWalk::decide(ports::WriteUnit& unit, const Gatekeeper& gate, Walk& walk) {
  TRY(walk.traveller, knownTraveller(m_context, unit.travellers(), walk.row));
  auto& line = walk.view.row;
  line.traveller = walk.traveller.id;
  domain::AuditEvent event{.type = domain::AuditType::photoUse, .set = m_want.set};
  TRY(auto answer,
      gate.ask(unit,
               {.traveller = walk.traveller,
                .request = {.purpose = m_want.purpose, .categories = imageOnly(), .at = m_context.services.clock.now()},
                .event = std::move(event)}));
  line.decision = answer.decision.kind;
  line.reason = answer.decision.reason;
  line.basis = answer.decision.basis;
  line.reference = answer.decision.reference;
  line.consentState = answer.decision.consentState;
  if (!answer.permit) {
    line.verdict = verdictOf(answer.decision);
    line.why = denialWords(answer.decision);
    ++m_notOpened;
    return {};
  }
  m_permits.insert_or_assign(walk.index, *std::move(answer.permit));
  return {};
}

Expected<void> SetWalk::admit(std::vector<Walk>& batch, const Admitted& admitted) {
  TRY_VOID(m_context.services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto rules, GateRules::load(unit.governance(), m_context.services.files));
    const Gatekeeper gate(m_context, rules);
    for (auto& walk : batch) TRY_VOID(decide(unit, gate, walk));
    for (auto& walk : batch) {
      if (!m_permits.contains(walk.index)) continue;
      // The file is touched only now: a photograph that the gate denied is not even read.
      TRY_VOID(lookAtFile(walk));
      if (walk.view.row.verdict == RowVerdict::unreadable) continue;
      TRY(const bool kept, unit.sets().hasPhoto(walk.traveller.id, walk.hash));
      if (kept || !m_seen.emplace(walk.traveller.id, walk.hash).second) {
        walk.view.row.verdict = RowVerdict::duplicate;
        walk.view.row.why = "the same photograph of the same traveller is there already";
        continue;
      }
      walk.opens = m_want.open;
    }
    return admitted(unit, batch);
  }));
  return {};
}

void SetWalk::add(const ports::StageTimes& times) {
  m_times.decode += times.decode;
  m_times.detect += times.detect;
  m_times.align += times.align;
  m_times.assess += times.assess;
  m_times.embed += times.embed;
}

Expected<void> SetWalk::run(const std::vector<const domain::ManifestRow*>& rows, const Admitted& admitted,
                            const Settled& settled) {
  std::shared_ptr<ports::FaceEngine> engine;
  if (m_want.open && !rows.empty()) {
    TRY(engine, m_context.services.engine());
  }
  ProgressMeter meter(m_job, "photographs", std::ssize(rows));
  std::deque<Walk> ready;
  std::map<std::size_t, Walk> open;
  std::size_t taken = 0;
  std::int64_t through = 0;
  Expected<void> failed;

  const auto settle = [&](Walk& walk, const ports::PhotoFinding* finding) -> Expected<void> {
    TRY_VOID(settled(walk, finding));
    meter.at(++through);
    return {};
  };
  const auto refill = [&]() -> Expected<void> {
    std::vector<Walk> batch;
    for (; taken < rows.size() && batch.size() < kBatch; ++taken) {
      Walk walk{.index = taken, .row = *rows[taken]};
      auto& view = walk.view;
      view.row.line = walk.row.line;
      view.row.travellerRef = walk.row.travellerRef;
      view.row.file = walk.row.file;
      view.role = walk.row.role;
      if (walk.row.nationality) view.nationality = walk.row.nationality->code();
      if (walk.row.gender != domain::Gender::unspecified) view.gender = base::word(walk.row.gender);
      if (const auto year = walk.row.birth.year()) view.birthYear = std::to_string(*year);
      batch.push_back(std::move(walk));
    }
    TRY_VOID(admit(batch, admitted));
    for (auto& walk : batch) {
      if (walk.opens) {
        ready.push_back(std::move(walk));
        continue;
      }
      if (walk.view.row.verdict == RowVerdict::undecided) walk.view.row.verdict = RowVerdict::fresh;
      TRY_VOID(settle(walk, nullptr));
    }
    if (m_job.yield) m_job.yield();
    return {};
  };
  const auto next = [&]() -> std::optional<ports::PhotoWork> {
    while (ready.empty() && taken < rows.size() && failed && !m_job.stop.stop_requested()) failed = refill();
    if (!failed || ready.empty()) return std::nullopt;
    Walk walk = std::move(ready.front());
    ready.pop_front();
    const auto permit = m_permits.extract(walk.index);
    ports::PhotoWork work{.index = walk.index, .permit = permit.mapped(), .file = walk.file, .wantThumbnail = true};
    open.emplace(walk.index, std::move(walk));
    return work;
  };
  const auto done = [&](ports::PhotoFinding finding) -> Expected<void> {
    auto node = open.extract(finding.index);
    auto& walk = node.mapped();
    walk.view.row.verdict = verdictOf(finding);
    walk.view.row.why = whyOf(finding);
    walk.view.thumbnail = finding.thumbnail;
    add(finding.times);
    TRY_VOID(settle(walk, &finding));
    return {};
  };

  if (engine) {
    auto ran = engine->run(next, done, m_job.stop);
    TRY_VOID(failed);
    TRY_VOID(ran);
  } else {
    while (taken < rows.size()) {
      if (m_job.stop.stop_requested()) return fail(Errc::cancelled, "stopped on request");
      TRY_VOID(refill());
    }
  }
  if (m_job.stop.stop_requested() && through < std::ssize(rows)) return fail(Errc::cancelled, "stopped on request");
  meter.finish(through);
  return {};
}

std::string nameFor(const std::filesystem::path& manifest, const std::optional<std::string>& asked) {
  if (asked && !asked->empty()) return *asked;
  const auto folder = std::filesystem::absolute(manifest).lexically_normal().parent_path().filename();
  return folder.empty() ? manifest.stem().string() : folder.string();
}

VerdictCounts countVerdicts(const std::vector<SetLineView>& lines) {
  VerdictCounts counts;
  for (const auto& [verdict, word] : base::allOf<RowVerdict>()) {
    const auto n = std::ranges::count_if(lines, [&](const auto& line) { return line.row.verdict == verdict; });
    if (n > 0) counts.emplace_back(verdict, n);
  }
  return counts;
}

SetLineView badView(const ports::BadLine& bad) {
  return {.row = {.line = bad.line,
                  .travellerRef = bad.travellerRef,
                  .file = bad.file,
                  .verdict = RowVerdict::invalid,
                  .why = bad.why}};
}

/// An intent, so that an import that never came back is seen in the log as one.
domain::AuditEvent setEvent(const Context& context, domain::AuditType type, domain::AuditOutcome outcome,
                            const ports::SetRow& set) {
  return {.type = type,
          .outcome = outcome,
          .actor = context.actor,
          .set = set.id,
          .change = domain::AuditChange{.object = "set:" + set.id.text(), .after = set.manifestHash}};
}

}  // namespace

Expected<PreviewSet::Answer> handle(Context& context, const PreviewSet& request, const Job& job) {
  auto& services = context.services;
  TRY(auto manifest, services.files.readManifest(request.manifest, base::dateOf(services.clock.now())));
  PreviewSet::Answer answer{.name = nameFor(request.manifest, request.name), .manifestHash = manifest.hash};
  TRY(auto there, services.store.read().sets().findByManifest(manifest.hash, answer.name));
  if (there && there->state == domain::SetState::importing) answer.resumes = std::move(there);
  std::vector<const domain::ManifestRow*> rows;
  for (const auto& entry : manifest.lines) {
    if (const auto* bad = std::get_if<ports::BadLine>(&entry))
      answer.lines.push_back(badView(*bad));
    else
      rows.push_back(&std::get<domain::ManifestRow>(entry));
  }
  SetWalk walk(context, job,
               {.folder = std::filesystem::absolute(request.manifest).parent_path(),
                .purpose = request.purpose,
                .set = std::nullopt,
                .open = request.openPhotographs});
  TRY_VOID(walk.run(
      rows, [](ports::WriteUnit&, std::vector<Walk>&) -> Expected<void> { return {}; },
      [&](Walk& one, const ports::PhotoFinding*) -> Expected<void> {
        answer.lines.push_back(std::move(one.view));
        return {};
      }));
  std::ranges::sort(answer.lines, {}, [](const SetLineView& line) { return line.row.line; });
  answer.counts = countVerdicts(answer.lines);
  answer.notOpened = walk.notOpened();
  return answer;
}

Expected<ImportSet::Answer> handle(Context& context, const ImportSet& request, const Job& job) {
  auto& services = context.services;
  const auto started = std::chrono::steady_clock::now();
  TRY(auto manifest, services.files.readManifest(request.manifest, base::dateOf(services.clock.now())));
  if (manifest.lines.empty()) return fail(Errc::invalidArgument, "the manifest has no lines");
  ImportSet::Answer answer;
  const std::string name = nameFor(request.manifest, request.name);
  TRY(auto there, services.store.read().sets().findByManifest(manifest.hash, name));
  if (there && there->state == domain::SetState::complete) {
    answer.set = *std::move(there);
    answer.wasThere = true;
    TRY(answer.counts, services.store.read().sets().verdictCounts(answer.set.id));
    return answer;
  }
  if (there && there->purpose != request.purpose)
    return fail(Errc::conflict, "the interrupted import of this manifest was for another purpose");
  answer.resumed = there.has_value();
  answer.set = there ? *std::move(there)
                     : ports::SetRow{.id = domain::SetId(services.random.handleText()),
                                     .name = name,
                                     .manifestHash = manifest.hash,
                                     .sourceSystem = request.sourceSystem,
                                     .purpose = request.purpose,
                                     .importedBy = context.actor.user,
                                     .startedAt = services.clock.now(),
                                     .lines = std::ssize(manifest.lines)};
  const auto& set = answer.set;

  TRY(const auto doneLines, services.store.read().sets().doneLines(set.id));
  const std::set<std::int64_t> done(doneLines.begin(), doneLines.end());
  std::vector<const domain::ManifestRow*> rows;
  std::vector<const ports::BadLine*> bad;
  for (const auto& entry : manifest.lines) {
    if (const auto* row = std::get_if<domain::ManifestRow>(&entry)) {
      if (!done.contains(row->line)) rows.push_back(row);
    } else if (!done.contains(std::get<ports::BadLine>(entry).line)) {
      bad.push_back(&std::get<ports::BadLine>(entry));
    }
  }
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    if (!answer.resumed) TRY_VOID(unit.sets().add(set));
    for (const auto* one : bad) {
      auto line = badView(*one).row;
      line.set = set.id;
      TRY_VOID(unit.sets().addLine(line));
    }
    TRY_VOID(
        unit.log().record(setEvent(context, domain::AuditType::setImportStarted, domain::AuditOutcome::intent, set)));
    return {};
  }));

  // Results wait here for the next commit: a batch's results share one with the next batch's decisions.
  struct Kept {
    Walk walk;
    std::optional<ports::PhotoFinding> finding;
  };
  std::vector<Kept> waiting;
  const auto keep = [&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto now, unit.sets().find(set.id));
    if (!now || now->state != domain::SetState::importing)
      return fail(Errc::conflict, "the set was removed or finished meanwhile");
    for (auto& [walk, finding] : waiting) {
      auto& line = walk.view.row;
      line.set = set.id;
      if (finding && domain::isTakenIn(line.verdict)) {
        const ports::PhotoRow photo{.id = domain::PhotoId(services.random.handleText()),
                                    .set = set.id,
                                    .traveller = walk.traveller.id,
                                    .role = walk.row.role,
                                    .capturedAt = walk.row.capturedAt,
                                    .hash = walk.hash,
                                    .width = finding->width,
                                    .height = finding->height,
                                    .face = finding->faces.front(),
                                    .quality = finding->quality};
        line.photo = photo.id;
        TRY_VOID(unit.sets().addPhoto(photo, walk.file, finding->thumbnail));
      }
      TRY_VOID(unit.sets().addLine(line));
    }
    return {};
  };
  SetWalk walk(context, job,
               {.folder = std::filesystem::absolute(request.manifest).parent_path(),
                .purpose = request.purpose,
                .set = set.id,
                .open = true});
  bool keptInBatch = false;
  auto ran = walk.run(
      rows,
      [&](ports::WriteUnit& unit, std::vector<Walk>&) -> Expected<void> {
        TRY_VOID(keep(unit));
        keptInBatch = true;
        return {};
      },
      [&](Walk& one, const ports::PhotoFinding* finding) -> Expected<void> {
        // Only now is the batch's commit known to have succeeded.
        if (std::exchange(keptInBatch, false)) waiting.clear();
        waiting.push_back({std::move(one), finding ? std::optional(*finding) : std::nullopt});
        return {};
      });
  if (keptInBatch) waiting.clear();
  const bool wholeSet = ran.has_value();
  if (wholeSet || ran.error().code() == Errc::cancelled) {
    TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
      TRY_VOID(keep(unit));
      if (wholeSet) TRY_VOID(unit.sets().finish(set.id, services.clock.now()));
      auto event = setEvent(context, domain::AuditType::setImported,
                            wholeSet ? domain::AuditOutcome::ok : domain::AuditOutcome::failed, set);
      event.change->detail = wholeSet ? "complete" : "paused";
      TRY_VOID(unit.log().record(event));
      return {};
    }));
  }
  TRY_VOID(ran);
  TRY(auto finished, services.store.read().sets().find(set.id));
  if (!finished) return fail(Errc::storeDamaged, "the imported set is not there");
  answer.set = *std::move(finished);
  TRY(answer.counts, services.store.read().sets().verdictCounts(set.id));
  answer.notOpened = walk.notOpened();
  answer.times = walk.times();
  answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return answer;
}

}  // namespace consentry::app
