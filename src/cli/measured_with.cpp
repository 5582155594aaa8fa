// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/measured_with.hpp"

namespace consentry::cli {

void MeasuredWords::addTo(CLI::App& command) {
  m_engine = command.add_option("--engine", m_with.engine.networks,
                                "dlib, both, reference, or the name of an added model (default: both)");
  m_mode = wordOption(command, "--mode", m_with.engine.mode, "One copy of each face, or the face and its mirror image");
  optionalPath(command, "--cohort", m_with.cohort, "person,file,group: whose neighbourhood scales the scores");
  optionalPath(command, "--cohort-images", m_with.cohortImages, "Folder of the cohort's files (default: its list's)");
  wordOption(command, "--scoring", m_with.scoring, "How scores are made (default: auto)");
  command.add_option("--neighbours", m_with.neighbours, "Over how many nearest people a neighbourhood is measured")
      ->check(CLI::Range(1, 1000));
}

void addProfileOptions(CLI::App& command, std::string& dataset, double& reviewFpir, double& priorityFpir,
                       std::optional<std::filesystem::path>& profileFile) {
  command.add_option("--dataset", dataset, "Name of the data set (default: its folder or set)");
  command.add_option("--review-fpir", reviewFpir, "False alarm rate at the review threshold (default 0.01)")
      ->check(CLI::Range(0.0, 1.0));
  command.add_option("--priority-fpir", priorityFpir, "… and at the priority threshold (default 0.003)")
      ->check(CLI::Range(0.0, 1.0));
  optionalPath(command, "--profile-file", profileFile, "Also write the profile's TOML there");
}

}  // namespace consentry::cli
