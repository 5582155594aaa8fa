// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <chrono>
#include <memory>
#include <optional>

#include "ui/common/workspace.hpp"
#include "ui/officer/review/case_queue_model.hpp"
#include "ui/officer/review/judgement_bar.hpp"
#include "ui/officer/review/photograph.hpp"
#include "ui/officer/review/review_desk.hpp"

class QStackedWidget;

namespace consentry::ui {

class CasePanel;
class CaseStage;
class KeyHelp;
class MessageBar;
class QueuePane;

/// How long both photographs were really in sight; stands still while another page is in front.
class ScreenTime {
 public:
  void reset();
  void run();
  void pause();
  [[nodiscard]] std::chrono::milliseconds elapsed() const;

 private:
  std::chrono::milliseconds m_before{0};
  QElapsedTimer m_since;  ///< invalid while paused
};

/// Flagged travellers, judged by two people who know nothing of each other. Opening a case claims it and leaving it
/// gives it back; what must not be seen yet never reaches a widget, because the answer does not hold it.
class ReviewWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit ReviewWorkspace(AppBridge& bridge, QWidget* parent = nullptr);
  ReviewWorkspace(AppBridge& bridge, std::unique_ptr<ReviewDesk> desk, QWidget* parent = nullptr);
  ~ReviewWorkspace() override;

  [[nodiscard]] QString title() const override { return tr("Review"); }
  [[nodiscard]] QStringList breadcrumb() const override;
  void goToCrumb(int index) override;
  void activated() override;
  void locked() override;
  void unlocked() override;
  void left() override { m_place.reset(); }

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  /// A case is open in one of these ways.
  enum class Stage { none, opening, judging, deciding, storing, done };

  /// Where a person was when the window locked: no face, and no name.
  struct Place {
    app::CaseLine line;
    JudgementDraft draft;
  };

  void makeParts();
  void makeActions();
  QAction* addKey(const QString& text, const QList<QKeySequence>& keys, std::function<void()> act);
  void reload();
  void showWaiting();

  /// `line` must not be one of the queue's own: the queue may be read anew meanwhile.
  void open(const app::CaseLine& line);
  void claim(const app::CaseLine& line);
  void load(const app::CaseLine& line, bool withPhotographs);
  void showLoaded(app::CaseView view);
  void showBlocked();
  void showTraveller();
  /// Takes every face off the page: nobody may see them now.
  void hideFaces(const QString& why);
  void heedStops();
  void reclaim();
  void step(int candidate, int reference);
  void decodeReference();
  void store(const JudgementDraft& draft);
  void stored(base::Expected<app::CaseView> answer);
  void keepClaim();
  void giveBack();
  void release();
  void close();
  void next();
  [[nodiscard]] QString claimWords() const;
  [[nodiscard]] QString storedWords(const app::CaseView& view) const;
  [[nodiscard]] bool isHeld() const;
  [[nodiscard]] int capFor(int candidate) const;

  std::unique_ptr<ReviewDesk> m_desk;
  CaseQueueModel m_queue{this};
  QueuePane* m_pane;
  QStackedWidget* m_middle;
  CaseStage* m_stage;
  CasePanel* m_panel;
  QWidget* m_panelLine;
  MessageBar* m_message;
  KeyHelp* m_help;
  QTimer m_minute{this};

  std::optional<Place> m_place;
  Stage m_state = Stage::none;
  std::optional<app::CaseView> m_case;
  std::string m_openId;  ///< also while opening
  int m_candidate = 0;
  int m_reference = 0;
  bool m_lapsed = false;   ///< the claim ran out while the case was open
  bool m_stopped = false;  ///< the whole site
  ScreenTime m_time;
  quint64 m_token = 0;           ///< answers to an older question are dropped
  quint64 m_referenceToken = 0;  ///< the same for decoded references
};

}  // namespace consentry::ui
