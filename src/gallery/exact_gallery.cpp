// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/exact_gallery.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

#include "gallery/gallery_draft.hpp"
#include "gallery/search_pass.hpp"

namespace consentry::gallery {

using app::ports::FaceTemplate;
using app::ports::Gallery;
using app::ports::GalleryAnswer;
using app::ports::GalleryCandidate;
using app::ports::GalleryReference;
using app::ports::GalleryWanted;
using base::Errc;
using base::Expected;
using base::fail;
using domain::Distance;
using domain::ListPersonId;

namespace {

/// Beyond, a bound would leave out too few to be worth keeping the first places in order.
constexpr std::size_t kMostBounded = 256;
/// Fewer probes are not worth a thread; more together would push a block of references out of the cache.
constexpr std::size_t kFewestTogether = 32;
constexpr std::size_t kMostTogether = 256;

std::size_t roundedUp(std::size_t value, std::size_t multiple) {
  return (value + multiple - 1) / multiple * multiple;
}

class ExactGallery : public Gallery {
 public:
  ExactGallery(const base::Digest& engine, GalleryRows rows, const ScanKernel& kernel, std::size_t threads)
      : m_engine(engine), m_rows(std::move(rows)), m_kernel(kernel), m_threads(std::max<std::size_t>(1, threads)) {}

  [[nodiscard]] std::size_t people() const override { return m_rows.people.size(); }
  [[nodiscard]] std::size_t references() const override { return m_rows.references.size(); }

  [[nodiscard]] ListPersonId personOf(const GalleryCandidate& candidate) const override {
    return ListPersonId(m_rows.people.text(candidate.person));
  }
  [[nodiscard]] domain::ReferenceId referenceOf(const GalleryCandidate& candidate) const override {
    return domain::ReferenceId(m_rows.references.text(candidate.reference));
  }

  [[nodiscard]] Expected<GalleryAnswer> search(const domain::Permit&, const FaceTemplate& probe,
                                               GalleryWanted wanted) const override {
    TRY(auto query, queryFor(probe, wanted, ProbeQuery::kNobody));
    run({&query, 1}, wanted);
    return query.answer();
  }

  [[nodiscard]] Expected<std::vector<GalleryAnswer>> searchMany(std::span<const domain::Permit> permits,
                                                                std::span<const FaceTemplate> probes,
                                                                GalleryWanted wanted) const override {
    if (permits.size() != probes.size()) return fail(Errc::invalidArgument, "not one permit for each probe");
    std::vector<GalleryAnswer> answers(probes.size());
    TRY_VOID(each(probes, {}, wanted, [&](std::size_t i, const ProbeQuery& query) { answers[i] = query.answer(); }));
    return answers;
  }

  [[nodiscard]] Expected<std::vector<std::vector<Distance>>> surroundings(std::span<const FaceTemplate> templates,
                                                                          std::span<const ListPersonId> except,
                                                                          std::size_t atMost) const override {
    if (!except.empty() && except.size() != templates.size())
      return fail(Errc::invalidArgument, "not one person to leave out for each template");
    std::vector<std::vector<Distance>> all(templates.size());
    TRY_VOID(each(templates, except, {.nearest = atMost},
                  [&](std::size_t i, const ProbeQuery& query) { all[i] = query.distances(); }));
    return all;
  }

 private:
  [[nodiscard]] Expected<ProbeQuery> queryFor(const FaceTemplate& probe, GalleryWanted wanted,
                                              std::uint32_t leftOut) const {
    if (references() > 0 && (probe.engine != m_engine || probe.values.size() != m_rows.templates.dimension()))
      return fail(Errc::invalidArgument, "the probe's template is of another engine than the gallery's");
    auto numbers = onLattice(probe.values);
    if (!numbers)
      return fail(Errc::invalidArgument, "the probe holds a value that is no whole number of 2^-15 within 1");
    return ProbeQuery(m_rows, *numbers, wanted, leftOut);
  }

  void run(std::span<ProbeQuery> queries, GalleryWanted wanted) const {
    if (std::max(wanted.nearest, wanted.adjusted) <= kMostBounded) {
      searchAll(m_rows, m_kernel, queries);
    } else {
      for (ProbeQuery& query : queries) query.considerEverybody();
    }
  }

  /// Hands every probe's finished query to `take`, some at a time, on several threads.
  template <class Take>
  [[nodiscard]] Expected<void> each(std::span<const FaceTemplate> probes, std::span<const ListPersonId> except,
                                    GalleryWanted wanted, const Take& take) const {
    const std::size_t share = roundedUp(probes.size(), m_threads) / m_threads;
    const std::size_t together = std::clamp(roundedUp(share, kTileProbes), kFewestTogether, kMostTogether);
    const std::size_t groups = roundedUp(probes.size(), together) / together;
    std::vector<Expected<void>> results(groups);
    std::atomic<std::size_t> taken = 0;
    const auto work = [&] {
      for (std::size_t group = taken++; group < groups; group = taken++)
        results[group] = groupOf(probes, except, wanted, group * together, together, take);
    };
    {
      std::vector<std::jthread> others;
      for (std::size_t i = 1; i < std::min(m_threads, groups); ++i) others.emplace_back(work);
      work();
    }
    for (auto& result : results) TRY_VOID(std::move(result));
    return {};
  }

  template <class Take>
  [[nodiscard]] Expected<void> groupOf(std::span<const FaceTemplate> probes, std::span<const ListPersonId> except,
                                       GalleryWanted wanted, std::size_t first, std::size_t count,
                                       const Take& take) const {
    probes = probes.subspan(first, std::min(count, probes.size() - first));
    std::vector<ProbeQuery> queries;
    queries.reserve(probes.size());
    for (std::size_t i = 0; i < probes.size(); ++i) {
      const auto leftOut = except.empty() ? std::nullopt : m_rows.people.find(except[first + i].text());
      TRY(auto query, queryFor(probes[i], wanted, leftOut.value_or(ProbeQuery::kNobody)));
      queries.push_back(std::move(query));
    }
    run(queries, wanted);
    for (std::size_t i = 0; i < queries.size(); ++i) take(first + i, queries[i]);
    return {};
  }

  base::Digest m_engine;
  GalleryRows m_rows;
  const ScanKernel& m_kernel;
  std::size_t m_threads;
};

}  // namespace

Expected<std::shared_ptr<const Gallery>> makeExactGallery(const base::Digest& engine, GalleryRows rows,
                                                          const ExactGalleryBuilder::Options& options) {
  const ScanKernel* kernel = &fastestKernel();
  if (!options.kernel.empty()) {
    const auto kernels = scanKernels();
    const auto found = std::ranges::find(kernels, options.kernel, &ScanKernel::name);
    if (found == kernels.end() || !found->runsHere())
      return fail(Errc::unsupported, "this way of scanning does not run on this processor: " + options.kernel);
    kernel = &*found;
  }
  const std::size_t threads = options.threads > 0 ? options.threads : std::thread::hardware_concurrency();
  return std::make_shared<const ExactGallery>(engine, std::move(rows), *kernel, threads);
}

std::unique_ptr<app::ports::GalleryDraft> ExactGalleryBuilder::begin(const base::Digest& engine,
                                                                     std::size_t expected) const {
  return std::make_unique<ExactGalleryDraft>(engine, expected, m_options);
}

Expected<std::shared_ptr<const Gallery>> ExactGalleryBuilder::build(std::vector<GalleryReference> references) const {
  const auto engine = references.empty() ? base::Digest{} : references.front().faceTemplate.engine;
  const auto draft = begin(engine, references.size());
  for (GalleryReference& entry : references) {
    if (entry.faceTemplate.engine != engine)
      return fail(Errc::invalidArgument, "the gallery's templates are not all of one engine");
    TRY_VOID(draft->add(entry.person, entry.reference, entry.faceTemplate.values, entry.localMean));
    entry = {};
  }
  return draft->finish();
}

}  // namespace consentry::gallery
