// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <QWidget>

#include "app/manage_watchlists.hpp"
#include "app/review_cases.hpp"
#include "app/screen_set.hpp"

namespace consentry::test {

/// Made-up people and photographs for pages to show. Nobody real: the faces are drawn.
[[nodiscard]] base::Bytes drawnPhotograph(int seed, QSize size = {480, 600});
[[nodiscard]] app::ports::FaceBox drawnFace(QSize size = {480, 600});
[[nodiscard]] base::Bytes drawnThumbnail(int seed);
[[nodiscard]] base::Bytes jpegOf(const QImage& image);

[[nodiscard]] domain::Quality goodQuality();
[[nodiscard]] domain::Quality doubtfulQuality();

[[nodiscard]] app::CaseLine caseLine(int number, domain::CaseState state, std::chrono::minutes waiting,
                                     base::Instant now);
/// One that a first reviewer has just claimed: score visible, identity not.
[[nodiscard]] app::CaseView claimedCase(const app::CaseLine& line);
/// The same with what is seen after judging.
[[nodiscard]] app::CaseView judgedCase(app::CaseView view, int conclusion, domain::CaseOutcome outcome);

[[nodiscard]] app::ListView list(const std::string& name, int active, int people);
[[nodiscard]] app::ListPersonView listPerson(int number, domain::ListState state, std::vector<std::string> steps);
[[nodiscard]] app::RunView run(int number, app::ports::RunState state);
[[nodiscard]] domain::ThresholdProfile profile();

/// Every text that a widget and its children show or tell, tooltips and accessible words included.
[[nodiscard]] QString everyWordOf(const QWidget& widget);
/// Controls that can have the focus but no name for a screen reader.
[[nodiscard]] QStringList namelessControls(const QWidget& widget);
/// Saves what the widget shows when CONSENTRY_SCREENSHOTS names a folder.
void screenshot(QWidget& widget, const QString& name);

}  // namespace consentry::test
