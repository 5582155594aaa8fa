// SPDX-License-Identifier: GPL-3.0-or-later
// bench_gallery [--dimension N] [--kernel NAME] [--threads N] [--write FOLDER] [--alone yes] [REFERENCES…]: the exact
// search against FAISS IndexFlatL2 over the same vectors in the same run: one probe at a time, 1,000 together, opening,
// memory. With
// --write also leaves the vectors for bench_gallery_faiss.py, which asks another build of FAISS.
#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "gallery/exact_gallery.hpp"

#ifdef CONSENTRY_HAS_FAISS
#include <faiss/IndexFlat.h>
#include <omp.h>
#endif

using namespace consentry;
using app::ports::FaceTemplate;
using app::ports::Gallery;
using app::ports::GalleryWanted;

namespace {

constexpr std::size_t kProbes = 1000;
constexpr std::size_t kPlaces = 10;
const base::Digest kEngine{{std::byte{1}}};
const domain::Permit kPermit =
    domain::PermitIssuer::issue(domain::Purpose::watchlistSearch, domain::TravellerId("t"), 1);

struct Options {
  std::size_t dimension = 128;
  gallery::ExactGalleryBuilder::Options gallery{.kernel = {}, .threads = 2};
  std::filesystem::path folder;
  bool alone = false;  ///< without FAISS
  std::vector<std::size_t> sizes;
};

double secondsOf(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The program's own, in MB of 10^6 bytes.
double residentMegabytes() {
  malloc_trim(0);
  std::ifstream status("/proc/self/statm");
  std::size_t all = 0;
  std::size_t resident = 0;
  status >> all >> resident;
  return static_cast<double>(resident) * 4096 / 1e6;
}

/// Unit vectors on the lattice around a hundred directions: what a bound has to tell apart is unevenly close, as faces
/// are. A probe is near one reference in two.
class Faces {
 public:
  explicit Faces(std::size_t dimension) : m_dimension(dimension), m_groups(100) {
    for (auto& group : m_groups) group = gaussian(0.6F);
  }

  std::vector<float> next() {
    auto values = gaussian(1);
    const auto& group = m_groups[m_random() % m_groups.size()];
    for (std::size_t i = 0; i < m_dimension; ++i) values[i] += group[i];
    return onLattice(std::move(values));
  }

  std::vector<float> like(const float* values) {
    auto other = gaussian(0.5F / std::sqrt(static_cast<float>(m_dimension)));
    for (std::size_t i = 0; i < m_dimension; ++i) other[i] += values[i];
    return onLattice(std::move(other));
  }

  std::size_t pick(std::size_t count) { return m_random() % count; }

 private:
  std::vector<float> gaussian(float spread) {
    std::normal_distribution<float> normal(0, spread);
    std::vector<float> values(m_dimension);
    for (float& value : values) value = normal(m_random);
    return values;
  }

  std::vector<float> onLattice(std::vector<float> values) const {
    float squared = 0;
    for (const float value : values) squared += value * value;
    for (float& value : values) value = std::round(value / std::sqrt(squared) * 32768.0F) / 32768.0F;
    return values;
  }

  std::size_t m_dimension;
  std::mt19937_64 m_random{7};
  std::vector<std::vector<float>> m_groups;
};

struct Vectors {
  std::vector<float> references;
  std::vector<float> probes;
};

Vectors makeVectors(std::size_t dimension, std::size_t count) {
  Faces faces(dimension);
  Vectors made;
  made.references.reserve(count * dimension);
  const auto append = [](std::vector<float>& to, const std::vector<float>& values) {
    to.insert(to.end(), values.begin(), values.end());
  };
  for (std::size_t i = 0; i < count; ++i) append(made.references, faces.next());
  for (std::size_t i = 0; i < kProbes; ++i)
    append(made.probes, i % 2 == 0 ? faces.next() : faces.like(made.references.data() + faces.pick(count) * dimension));
  return made;
}

std::string handleOf(std::uint64_t number) {
  return fmt::format("{:016x}{:016x}", number * 0x9E3779B97F4A7C15U, number);
}

struct Times {
  double single = 0;
  double batch = 0;
};

std::shared_ptr<const Gallery> open(const Options& options, const Vectors& vectors, bool scaled) {
  const std::size_t count = vectors.references.size() / options.dimension;
  const auto draft = gallery::ExactGalleryBuilder(options.gallery).begin(kEngine, count);
  for (std::size_t i = 0; i < count; ++i) {
    const domain::LocalMean mean{scaled ? static_cast<std::int64_t>(900'000 + i * 7919 % 150'000) : 0};
    const auto added =
        draft->add(domain::ListPersonId(handleOf(i)), domain::ReferenceId(handleOf(i + count)),
                   std::span(vectors.references).subspan(i * options.dimension, options.dimension), mean);
    if (!added) throw std::runtime_error(added.error().message());
  }
  auto built = draft->finish();
  if (!built) throw std::runtime_error(built.error().message());
  return *built;
}

/// The median of single searches.
template <class One>
double singleSeconds(std::size_t references, const One& one) {
  std::vector<double> each(std::clamp<std::size_t>(100'000'000 / references, 30, kProbes));
  one(0);
  for (std::size_t i = 0; i < each.size(); ++i) each[i] = secondsOf([&] { one(i); });
  const auto middle = each.begin() + std::ssize(each) / 2;
  std::ranges::nth_element(each, middle);
  return *middle;
}

/// The best of some batches: a disturbance from outside can only lengthen them.
template <class All>
double batchSeconds(std::size_t references, const All& all) {
  double best = secondsOf(all);
  for (std::size_t i = 0; i < std::clamp<std::size_t>(1'000'000 / references, 2, 50); ++i)
    best = std::min(best, secondsOf(all));
  return best;
}

Times ours(const Gallery& gallery, const std::vector<FaceTemplate>& probes, GalleryWanted wanted) {
  std::size_t lines = 0;
  const std::vector permits(probes.size(), kPermit);
  const Times times{.single = singleSeconds(
                        gallery.references(),
                        [&](std::size_t i) { lines += gallery.search(kPermit, probes[i], wanted)->adjusted.size(); }),
                    .batch = batchSeconds(gallery.references(),
                                          [&] { lines += gallery.searchMany(permits, probes, wanted)->size(); })};
  if (lines == 0) fmt::print("nothing was found\n");
  return times;
}

#ifdef CONSENTRY_HAS_FAISS
/// Also counts the probes whose ten nearest are not ours: single precision may exchange neighbours that are equally far
/// within its rounding.
Times faissTimes(const Options& options, const Vectors& vectors, const Gallery& gallery,
                 const std::vector<FaceTemplate>& probes) {
  faiss::IndexFlatL2 index(static_cast<std::int64_t>(options.dimension));
  const auto count = vectors.references.size() / options.dimension;
  index.add(static_cast<std::int64_t>(count), vectors.references.data());
  std::vector<float> distances(kProbes * kPlaces);
  std::vector<std::int64_t> found(kProbes * kPlaces);
  const auto search = [&](std::size_t first, std::size_t together) {
    index.search(static_cast<std::int64_t>(together), vectors.probes.data() + first * options.dimension, kPlaces,
                 distances.data(), found.data());
  };
  Times times;
  // A single search is one thread's work here and there; FAISS would only wake the others.
  omp_set_num_threads(1);
  times.single = singleSeconds(count, [&](std::size_t i) { search(i, 1); });
  omp_set_num_threads(static_cast<int>(options.gallery.threads));
  times.batch = batchSeconds(count, [&] { search(0, kProbes); });
  const auto answers = *gallery.searchMany(std::vector(probes.size(), kPermit), probes, {.nearest = kPlaces});
  std::size_t others = 0;
  for (std::size_t i = 0; i < kProbes; ++i)
    for (std::size_t k = 0; k < kPlaces; ++k)
      if (gallery.personOf(answers[i].nearest[k]).text() !=
          handleOf(static_cast<std::uint64_t>(found[i * kPlaces + k])))
        ++others;
  fmt::print("  places that FAISS fills otherwise: {} of {}\n", others, kProbes * kPlaces);
  return times;
}
#endif

void write(const std::filesystem::path& file, const std::vector<float>& values) {
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(float)));
}

void measure(const Options& options, std::size_t count) {
  const auto vectors = makeVectors(options.dimension, count);
  std::vector<FaceTemplate> probes;
  for (std::size_t i = 0; i < kProbes; ++i) {
    const auto values = std::span(vectors.probes).subspan(i * options.dimension, options.dimension);
    probes.push_back({kEngine, {values.begin(), values.end()}});
  }
  if (!options.folder.empty()) {
    write(options.folder / fmt::format("references-{}.f32", count), vectors.references);
    write(options.folder / fmt::format("probes-{}.f32", count), vectors.probes);
  }
  const double before = residentMegabytes();
  std::shared_ptr<const Gallery> gallery;
  const double opening = secondsOf([&] { gallery = open(options, vectors, false); });
  const double memory = residentMegabytes() - before;
  fmt::print("{} references of {} numbers: opened in {:.3f} s, {:.1f} MB\n", count, options.dimension, opening, memory);
  const auto plain = ours(*gallery, probes, {.adjusted = kPlaces});
  fmt::print("  plain   single {:10.1f} us, batch of {} {:9.2f} ms\n", plain.single * 1e6, kProbes, plain.batch * 1e3);
#ifdef CONSENTRY_HAS_FAISS
  if (!options.alone) {
    const auto theirs = faissTimes(options, vectors, *gallery, probes);
    fmt::print("  FAISS   single {:10.1f} us, batch of {} {:9.2f} ms\n", theirs.single * 1e6, kProbes,
               theirs.batch * 1e3);
    fmt::print("  ratio   single {:10.2f}   , batch of {} {:9.2f}\n", plain.single / theirs.single, kProbes,
               plain.batch / theirs.batch);
  }
#endif
  gallery = nullptr;
  gallery = open(options, vectors, true);
  const auto scaled = ours(*gallery, probes, {.nearest = 6, .adjusted = kPlaces});
  fmt::print("  scaled  single {:10.1f} us, batch of {} {:9.2f} ms\n", scaled.single * 1e6, kProbes,
             scaled.batch * 1e3);
}

std::size_t number(std::string_view text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Options optionsFrom(std::span<char*> arguments) {
  Options options;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string_view word = arguments[i];
    const std::string_view value = i + 1 < arguments.size() ? arguments[i + 1] : "";
    if (!word.starts_with("--")) {
      options.sizes.push_back(number(word));
      continue;
    }
    if (word == "--dimension") options.dimension = number(value);
    if (word == "--kernel") options.gallery.kernel = value;
    if (word == "--threads") options.gallery.threads = number(value);
    if (word == "--write") options.folder = value;
    if (word == "--alone") options.alone = value == "yes";
    ++i;
  }
  if (options.sizes.empty()) options.sizes = {1'000, 10'000, 100'000, 1'000'000};
  return options;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    const auto options = optionsFrom({arguments, static_cast<std::size_t>(count)});
    for (const std::size_t size : options.sizes) measure(options, size);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
  return 0;
}
