// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/evaluate.hpp"
#include "app/gatekeeper.hpp"
#include "app/ports/gallery.hpp"
#include "app/services.hpp"
#include "base/bytes.hpp"
#include "domain/permit.hpp"

namespace consentry::app {

/// A photograph of a data set: where it lies.
struct DatasetPhoto {
  std::filesystem::path folder;
  std::string file;  ///< relative to `folder`
};

/// Templates of a data set's photographs, in memory only, each embedded once however often it is listed.
struct DatasetTemplates {
  struct One {
    ports::PhotoOutcome outcome = ports::PhotoOutcome::unreadable;
    std::optional<ports::FaceTemplate> faceTemplate;
  };
  std::vector<One> photos;  ///< beside the photographs asked for
  std::int64_t distinct = 0;
  std::int64_t noFace = 0;  ///< of the distinct ones
  std::int64_t unreadable = 0;
  base::Digest hash;  ///< over `lists` and every photograph's own hash, in order
  double seconds = 0;
};

/// Embeds them all; the face nearest the centre counts. A file that is not there is `unreadable`, never skipped.
[[nodiscard]] base::Expected<DatasetTemplates> embedDataset(Context& context, const Job& job, ports::FaceEngine& engine,
                                                            const domain::Permit& permit,
                                                            const std::vector<DatasetPhoto>& photos,
                                                            std::string_view lists);

/// What is to be measured, as far as every kind of evaluation says the same.
struct MeasurementPlan {
  std::string_view basis;
  const MeasuredWith& with;
  std::vector<DatasetPhoto> photos;
  std::string lists;             ///< text of the list files
  std::set<std::string> people;  ///< of the measured photographs: none of them belongs into the cohort
  std::filesystem::path images;  ///< where a cohort's files lie when not beside its list
  bool hasList = false;          ///< a list is searched; else faces are compared in pairs
  std::int64_t listPeople = 0;
};

/// Admitted, embedded, and ready to be compared.
struct Measurement {
  UseAnswer use;
  ports::EngineIdentity engine;
  DatasetTemplates templates;
  domain::Scoring scoring;
  std::shared_ptr<const ports::Gallery> cohort;  ///< empty without one
  std::optional<base::Digest> cohortHash;        ///< over its list and photographs
  EvaluationFigures figures;                     ///< with what every run says of itself
};

struct ScoringAsked {
  ScoringChoice choice = ScoringChoice::automatic;
  int neighbours = 0;
  bool hasList = false;
  std::int64_t listPeople = 0;
  bool hasCohort = false;
};
/// Errc::invalidArgument for what cannot be done with what there is.
[[nodiscard]] base::Expected<domain::Scoring> scoringAsked(const ScoringAsked& asked);

void saidOfEveryRun(EvaluationFigures& figures, const ports::EngineIdentity& engine, const domain::Scoring& scoring,
                    double seconds, std::int64_t photographs);

/// Asks the gate first: a measurement that is refused opens nothing.
[[nodiscard]] base::Expected<Measurement> beginMeasurement(Context& context, const Job& job,
                                                           const MeasurementPlan& plan);

/// Mean distances of each photograph to its nearest cohort people; zero without a cohort, or without a face.
[[nodiscard]] base::Expected<std::vector<domain::LocalMean>> cohortMeans(const Measurement& measurement);

/// An output may take the place of an earlier one of its own kind, or of an empty file, and of nothing else.
[[nodiscard]] base::Expected<void> checkOutput(Context& context, const std::optional<std::filesystem::path>& file,
                                               std::string_view head);

[[nodiscard]] base::Expected<std::string> listText(Context& context, const std::filesystem::path& file);

/// Files of a labelled list beneath `images`, or beneath the list's own folder.
[[nodiscard]] std::vector<DatasetPhoto> located(const std::vector<ports::LabelledPhoto>& rows,
                                                const std::filesystem::path& images, const std::filesystem::path& list);

/// Text as one cell of a CSV file; what a spreadsheet would run as a formula gets an apostrophe in front.
[[nodiscard]] std::string csvCell(std::string_view text);

/// One entry with what was measured on what, never a file name or a person; and the profile, when one was made.
/// `because` is the entry of the intent.
[[nodiscard]] base::Expected<void> recordFigures(Context& context, std::int64_t because,
                                                 const EvaluationFigures& figures, const base::Digest& model,
                                                 const std::optional<domain::ThresholdProfile>& profile);

/// Errc::alreadyExists when another stored profile than `same` bears the name. Asked before anything is measured.
[[nodiscard]] base::Expected<void> checkProfileName(ports::GovernanceReader& governance, const std::string& name,
                                                    const std::optional<base::Digest>& same = {});

/// Stores and records a profile in the caller's transaction.
[[nodiscard]] base::Expected<void> keepProfile(Context& context, ports::WriteUnit& unit, const std::string& name,
                                               const std::string& toml);

}  // namespace consentry::app
