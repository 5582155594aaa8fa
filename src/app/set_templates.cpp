// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/set_templates.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>
#include <numeric>

#include "app/gated_feed.hpp"
#include "app/progress_meter.hpp"
#include "crypto/hash.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;

namespace {

constexpr std::size_t kBatch = 16;  // travellers whose gate decisions share one commit

class SetRun {
 public:
  SetRun(Context& context, const Job& job, const ports::SetRow& set, std::int64_t because)
      : m_context(context), m_job(job), m_set(set), m_because(because) {}

  Expected<SetTemplates> over(const std::vector<ports::PhotoRow>& photos, ports::FaceEngine& engine);

 private:
  struct Person {
    domain::TravellerId id;
    std::vector<const ports::PhotoRow*> photos;
  };

  Expected<std::vector<std::size_t>> ask(std::size_t first, std::size_t end);
  Expected<void> admit(ports::WriteUnit& unit, const Gatekeeper& gate, const Person& person);
  Expected<ports::PhotoWork> workOn(std::size_t index) const;
  Expected<void> leaveOutWithdrawn();

  Context& m_context;
  const Job& m_job;
  const ports::SetRow& m_set;
  std::int64_t m_because;
  std::vector<Person> m_people;
  std::int64_t m_through = 0;
  SetTemplates m_answer;
};

Expected<void> SetRun::admit(ports::WriteUnit& unit, const Gatekeeper& gate, const Person& person) {
  TRY(const auto traveller, unit.travellers().find(person.id));
  if (!traveller) return fail(Errc::storeDamaged, "a photograph without its traveller");
  TRY(auto answer, gate.ask(unit, {.traveller = *traveller,
                                   .request = accuracyTestAt(m_context.services.clock.now()),
                                   .event = {.type = domain::AuditType::accuracyMeasured,
                                             .outcome = domain::AuditOutcome::intent,
                                             .set = m_set.id,
                                             .refs = {m_because}}}));
  if (!answer.permit) {
    ++m_answer.deniedTravellers;
    m_answer.deniedPhotos += std::ssize(person.photos);
    m_through += std::ssize(person.photos);
    return {};
  }
  m_answer.travellers.push_back(*traveller);
  m_answer.permits.push_back(*std::move(answer.permit));
  for (const auto* photo : person.photos)
    m_answer.photos.push_back({.row = *photo, .traveller = m_answer.travellers.size() - 1});
  return {};
}

/// Places in the answer.
Expected<std::vector<std::size_t>> SetRun::ask(std::size_t first, std::size_t end) {
  const std::size_t before = m_answer.photos.size();
  TRY_VOID(decideTogether(m_context, [&](ports::WriteUnit& unit, const GateRules& rules) -> Expected<void> {
    const Gatekeeper gate(m_context, rules);
    for (std::size_t i = first; i < end; ++i) TRY_VOID(admit(unit, gate, m_people[i]));
    return {};
  }));
  std::vector<std::size_t> places(m_answer.photos.size() - before);
  std::iota(places.begin(), places.end(), before);
  return places;
}

Expected<ports::PhotoWork> SetRun::workOn(std::size_t index) const {
  const auto& photo = m_answer.photos[index];
  auto& sets = m_context.services.store.read().sets();
  TRY(auto content, sets.photoContent(photo.row.id));
  TRY(auto known, sets.photoGeometry(photo.row.id));
  return ports::PhotoWork{.permit = m_answer.permits[photo.traveller],
                          .file = std::move(content),
                          .wantTemplate = true,
                          .wantQuality = false,
                          .known = std::move(known)};
}

/// The permission may have ended while the face was in the engine: nothing made of it is measured then.
Expected<void> SetRun::leaveOutWithdrawn() {
  auto& read = m_context.services.store.read();
  TRY(const auto rules, GateRules::load(read.governance(), m_context.services.files));
  const auto request = accuracyTestAt(m_context.services.clock.now());
  constexpr auto kGone = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> places(m_answer.travellers.size(), kGone);
  SetTemplates kept;
  for (std::size_t i = 0; i < places.size(); ++i) {
    TRY(const auto consents, read.travellers().consentsOf(m_answer.travellers[i].id));
    if (!rules.decide(request, m_answer.travellers[i], consents).allowed()) continue;
    places[i] = kept.travellers.size();
    kept.travellers.push_back(std::move(m_answer.travellers[i]));
    kept.permits.push_back(std::move(m_answer.permits[i]));
  }
  for (auto& photo : m_answer.photos) {
    if (places[photo.traveller] == kGone) continue;
    photo.traveller = places[photo.traveller];
    kept.photos.push_back(std::move(photo));
  }
  kept.deniedTravellers = m_answer.deniedTravellers + std::ssize(places) - std::ssize(kept.travellers);
  kept.deniedPhotos = m_answer.deniedPhotos + std::ssize(m_answer.photos) - std::ssize(kept.photos);
  m_answer = std::move(kept);
  return {};
}

Expected<SetTemplates> SetRun::over(const std::vector<ports::PhotoRow>& photos, ports::FaceEngine& engine) {
  const auto started = std::chrono::steady_clock::now();
  std::map<domain::TravellerId, std::size_t> places;
  for (const auto& photo : photos) {
    const auto [at, isNew] = places.try_emplace(photo.traveller, m_people.size());
    if (isNew) m_people.push_back({photo.traveller, {}});
    m_people[at->second].photos.push_back(&photo);
  }
  ProgressMeter meter(m_job, "photographs", std::ssize(photos));
  GatedFeed<std::size_t> feed(m_job, {.count = m_people.size(),
                                      .batch = kBatch,
                                      .ask = [&](std::size_t first, std::size_t end) { return ask(first, end); },
                                      .work = [&](std::size_t place) { return workOn(place); },
                                      .done = [&](std::size_t place, ports::PhotoFinding finding) -> Expected<void> {
                                        meter.at(++m_through);
                                        auto& photo = m_answer.photos[place];
                                        photo.outcome = finding.outcome;
                                        photo.faceTemplate = std::move(finding.faceTemplate);
                                        return {};
                                      }});
  TRY_VOID(feed.run(engine));
  meter.finish(m_through);
  TRY_VOID(leaveOutWithdrawn());
  crypto::Sha256 hash;
  for (const auto& photo : m_answer.photos) {
    hash.update(base::asBytes(photo.row.hash));
    if (photo.outcome == ports::PhotoOutcome::unreadable)
      ++m_answer.unreadable;
    else if (!photo.faceTemplate)
      ++m_answer.noFace;
  }
  m_answer.hash = hash.finish();
  m_answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return std::move(m_answer);
}

}  // namespace

Expected<SetTemplates> embedSet(Context& context, const Job& job, ports::FaceEngine& engine, const ports::SetRow& set,
                                const std::vector<ports::PhotoRow>& photos, std::int64_t because) {
  return SetRun(context, job, set, because).over(photos, engine);
}

}  // namespace consentry::app
