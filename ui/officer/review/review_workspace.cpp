// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/review/review_workspace.hpp"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/common/message_bar.hpp"
#include "ui/common/permission_badge.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/officer/review/case_panel.hpp"
#include "ui/officer/review/case_stage.hpp"
#include "ui/officer/review/key_help.hpp"
#include "ui/officer/review/queue_pane.hpp"
#include "ui/officer/review/review_words.hpp"

namespace consentry::ui {
namespace {

using std::chrono::minutes;

constexpr auto kMinute = std::chrono::seconds(20);
/// From here on the end of the claim is announced.
constexpr minutes kClaimEndsSoon{3};

QWidget* verticalLine(QWidget* parent) {
  auto* line = new QFrame(parent);
  line->setProperty("role", QStringLiteral("line"));
  line->setFixedWidth(1);
  return line;
}

/// An answer without photographs keeps those that are on the screen: they were shown, and recorded, with the question.
void keepPhotographs(app::CaseView& view, app::CaseView& before) {
  const std::size_t candidates = std::min(view.candidates.size(), before.candidates.size());
  for (std::size_t i = 0; i < candidates; ++i) {
    for (app::CaseReference& now : view.candidates[i].references) {
      auto& old = before.candidates[i].references;
      const auto same = std::ranges::find(old, now.id, &app::CaseReference::id);
      if (same == old.end() || !now.photograph.empty()) continue;
      now.photograph = std::move(same->photograph);
      now.thumbnail = std::move(same->thumbnail);
    }
  }
}

QWidget* emptyMiddle(QWidget* parent) {
  auto* empty = new QWidget(parent);
  auto* layout = new QVBoxLayout(empty);
  layout->addStretch();
  layout->addWidget(new IconLabel(QStringLiteral("review"), Tone::secondary, 40, empty), 0, Qt::AlignHCenter);
  layout->addWidget(titleLabel(ReviewWorkspace::tr("Open a case"), empty), 0, Qt::AlignHCenter);
  QLabel* text = metaLabel(ReviewWorkspace::tr("Click it in the queue, or press N for the one that waits longest."));
  text->setAlignment(Qt::AlignHCenter);
  layout->addWidget(text);
  layout->addStretch();
  return empty;
}

}  // namespace

void ScreenTime::reset() {
  m_before = std::chrono::milliseconds(0);
  m_since.invalidate();
}

void ScreenTime::run() {
  if (!m_since.isValid()) m_since.start();
}

void ScreenTime::pause() {
  m_before = elapsed();
  m_since.invalidate();
}

std::chrono::milliseconds ScreenTime::elapsed() const {
  return m_before + std::chrono::milliseconds(m_since.isValid() ? m_since.elapsed() : 0);
}

ReviewWorkspace::ReviewWorkspace(AppBridge& bridge, QWidget* parent)
    : ReviewWorkspace(bridge, std::make_unique<BridgeReviewDesk>(bridge), parent) {}

ReviewWorkspace::ReviewWorkspace(AppBridge& bridge, std::unique_ptr<ReviewDesk> desk, QWidget* parent)
    : Workspace(bridge, parent), m_desk(std::move(desk)) {
  makeParts();
  makeActions();
  connect(&bridge, &AppBridge::changed, this, [this](Topic topic) {
    if (topic == Topic::cases) reload();
  });
  connect(&bridge, &AppBridge::actingChanged, this, [this] {
    close();
    m_queue.setMaySupervise(m_desk->may(domain::Act::supervise));
    reload();
  });
  connect(&bridge, &AppBridge::stopsChanged, this, &ReviewWorkspace::heedStops);
  m_minute.setInterval(kMinute);
  connect(&m_minute, &QTimer::timeout, this, &ReviewWorkspace::showWaiting);
  m_minute.start();
  close();
}

ReviewWorkspace::~ReviewWorkspace() = default;

void ReviewWorkspace::makeParts() {
  m_pane = new QueuePane(m_queue, this);
  m_stage = new CaseStage(this);
  m_middle = new QStackedWidget(this);
  m_middle->addWidget(emptyMiddle(this));
  m_middle->addWidget(m_stage);
  m_message = new MessageBar(this);
  m_panel = new CasePanel(*m_desk, this);

  auto* middle = new QVBoxLayout;
  middle->setContentsMargins(0, 0, 0, 0);
  middle->setSpacing(0);
  middle->addWidget(m_message);
  middle->addWidget(m_middle, 1);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(m_pane);
  layout->addWidget(verticalLine(this));
  layout->addLayout(middle, 1);
  m_panelLine = verticalLine(this);
  layout->addWidget(m_panelLine);
  layout->addWidget(m_panel);
  m_help = new KeyHelp(this);

  connect(m_pane, &QueuePane::opened, this, &ReviewWorkspace::open);
  connect(&m_stage->photographs(), &ComparisonView::candidateStep, this,
          [this](int by) { step(m_candidate + by, -1); });
  connect(&m_stage->photographs(), &ComparisonView::referenceStep, this,
          [this](int by) { step(m_candidate, m_reference + by); });
  connect(m_stage, &CaseStage::referenceChosen, this, [this](int index) { step(m_candidate, index); });
  connect(m_stage, &CaseStage::nextRequested, this, &ReviewWorkspace::next);
  connect(m_stage, &CaseStage::giveBackRequested, this, &ReviewWorkspace::giveBack);
  connect(m_stage, &CaseStage::keysRequested, m_help, &KeyHelp::toggle);
  connect(&m_stage->bar(), &JudgementBar::storeRequested, this, &ReviewWorkspace::store);
  connect(m_help, &KeyHelp::closed, &m_stage->photographs(), qOverload<>(&QWidget::setFocus));
}

QAction* ReviewWorkspace::addKey(const QString& text, const QList<QKeySequence>& keys, std::function<void()> act) {
  auto* action = new QAction(text, this);
  action->setShortcuts(keys);
  action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  connect(action, &QAction::triggered, this, std::move(act));
  addAction(action);
  return action;
}

void ReviewWorkspace::makeActions() {
  JudgementBar& bar = m_stage->bar();
  for (int conclusion = -3; conclusion <= 3; ++conclusion)
    addKey(tr("Judge %1: %2").arg(conclusionText(conclusion), conclusionWords(conclusion)),
           {JudgementBar::keyFor(conclusion)}, [&bar, conclusion] { bar.choose(conclusion); });
  for (const JudgementBar::OutcomeKey& entry : JudgementBar::outcomeKeys())
    addKey(tr("Outcome: %1").arg(outcomeWords(entry.outcome)), {entry.key},
           [&bar, outcome = entry.outcome] { bar.choose(outcome); });
  const auto mode = [this](const QString& text, Qt::Key key, ComparisonView::Mode value) {
    addKey(text, {key}, [this, value] { m_stage->photographs().setMode(value); });
  };
  mode(tr("View side by side"), Qt::Key_1, ComparisonView::Mode::sideBySide);
  mode(tr("View as overlay"), Qt::Key_2, ComparisonView::Mode::overlay);
  mode(tr("View with curtain"), Qt::Key_3, ComparisonView::Mode::curtain);
  mode(tr("View blinking"), Qt::Key_4, ComparisonView::Mode::blink);
  mode(tr("View difference"), Qt::Key_5, ComparisonView::Mode::difference);
  const auto mix = [this](double by) { m_stage->photographs().setMix(m_stage->photographs().mix() + by); };
  addKey(tr("Less of the reference"), {Qt::Key_BracketLeft}, [mix] { mix(-0.1); });
  addKey(tr("More of the reference"), {Qt::Key_BracketRight}, [mix] { mix(0.1); });
  addKey(tr("Store judgement"), {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}, [this] {
    if (m_state == Stage::judging || m_state == Stage::deciding) m_stage->bar().store();
  });
  addKey(tr("Write a note"), {Qt::Key_W}, [&bar] { bar.editNote(); });
  addKey(tr("Next case"), {Qt::Key_N}, [this] { next(); });
  addKey(tr("Keep the claim"), {Qt::Key_K}, [this] { keepClaim(); });
  addKey(tr("Go to the queue"), {Qt::Key_Q}, [this] { m_pane->focusList(); });
  addKey(tr("Keys of the review"), {Qt::Key_F1}, [this] { m_help->toggle(); });
  addKey(tr("Give the case back"), {Qt::Key_Escape}, [this] {
    if (m_help->isVisible()) return m_help->hide();
    if (m_stage->bar().isEditing()) return m_stage->photographs().setFocus();
    giveBack();
  });
  // Enter alone must stay the queue's while the queue has the focus.
  for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
    auto* store = new QShortcut(QKeySequence(key), m_stage);
    store->setContext(Qt::WidgetWithChildrenShortcut);
    connect(store, &QShortcut::activated, this, [this] {
      if (m_state == Stage::judging || m_state == Stage::deciding) m_stage->bar().store();
    });
  }
}

QStringList ReviewWorkspace::breadcrumb() const {
  if (!m_case) return {title()};
  return {title(), fromUtf8(m_case->line.setName), tr("Case %1").arg(m_case->line.number)};
}

void ReviewWorkspace::goToCrumb(int) {
  giveBack();
}

void ReviewWorkspace::activated() {
  m_queue.setMaySupervise(m_desk->may(domain::Act::supervise));
  reload();
  if (m_case)
    m_stage->photographs().setFocus();
  else
    m_pane->focusList();
}

void ReviewWorkspace::locked() {
  m_place.reset();
  if (!m_case || (m_state != Stage::judging && m_state != Stage::deciding)) return;
  m_place = Place{m_case->line, m_stage->bar().draft()};
  m_place->line.thumbnail.clear();
}

void ReviewWorkspace::unlocked() {
  // The claim may have ended meanwhile: opening asks for it as for any other case.
  if (m_place) open(app::CaseLine(m_place->line));
}

void ReviewWorkspace::showEvent(QShowEvent* event) {
  Workspace::showEvent(event);
  if (m_state == Stage::judging || m_state == Stage::deciding) m_time.run();
}

void ReviewWorkspace::hideEvent(QHideEvent* event) {
  Workspace::hideEvent(event);
  m_time.pause();
}

void ReviewWorkspace::reload() {
  if (!m_desk->may(domain::Act::seeCases)) {
    m_queue.setCases({}, m_desk->now());
    emit waitingCountChanged(0);
    return;
  }
  m_desk->ask(app::ListCases{}).then(this, [this](base::Expected<app::ListCases::Answer> answer) {
    if (!answer) return m_message->showError(answer.error(), tr("Reading the queue"));
    if (m_stopped)
      for (app::CaseLine& line : *answer) line.thumbnail.clear();
    m_queue.setCases(*std::move(answer), m_desk->now());
    m_pane->setCurrent(m_openId);
    int forMe = 0;
    for (int row = 0; row < m_queue.rowCount(); ++row)
      forMe += m_queue.index(row).data(CaseQueueModel::kMineRole).toBool() ? 1 : 0;
    emit waitingCountChanged(forMe);
  });
}

void ReviewWorkspace::showWaiting() {
  m_queue.setNow(m_desk->now());
  if (!isHeld()) return;
  const auto left = std::chrono::floor<minutes>(m_case->claim->until - m_desk->now());
  if (left < minutes(0)) {
    m_lapsed = true;
    m_case->claim.reset();
    m_state = Stage::done;
    hideFaces(tr("Your claim has ended; the photographs are shown only to the person who judges."));
    m_stage->showClosed(tr("Your claim has ended. Press K to claim the case again."));
    m_message->showWarning(tr("Your claim has ended and somebody else may take this case. Press K to claim it again."));
  } else if (left < kClaimEndsSoon)
    m_message->showWarning(tr("Your claim ends at %1. Press K to keep the case.").arg(timeOfDay(m_case->claim->until)));
}

void ReviewWorkspace::open(const app::CaseLine& line) {
  if (m_state == Stage::storing) return;
  if (m_openId == line.id.text() && m_state != Stage::done) return m_stage->photographs().setFocus();
  release();
  close();
  m_openId = line.id.text();
  m_state = Stage::opening;
  m_message->clear();
  const bool decides = line.state == domain::CaseState::conflict && m_desk->may(domain::Act::supervise);
  if (line.mayClaim && !decides)
    claim(line);
  else
    load(line, decides);
}

void ReviewWorkspace::claim(const app::CaseLine& line) {
  const quint64 token = ++m_token;
  m_desk->ask(app::ClaimCase{line.id.text()}).then(this, [this, token](base::Expected<app::CaseLine> answer) {
    if (token != m_token) return;
    if (!answer) {
      close();
      m_message->showError(answer.error(), tr("Opening the case"));
      return reload();
    }
    load(*answer, true);
  });
}

void ReviewWorkspace::load(const app::CaseLine& line, bool withPhotographs) {
  const quint64 token = ++m_token;
  m_desk->ask(app::ShowCase{line.id.text(), withPhotographs})
      .then(this, [this, token, withPhotographs](base::Expected<app::CaseView> answer) {
        if (token != m_token) return;
        if (!answer) {
          close();
          m_message->showError(answer.error(), tr("Opening the case"));
          return reload();
        }
        if (m_stopped) return close();
        m_state = !withPhotographs                                    ? Stage::done
                  : answer->line.state == domain::CaseState::conflict ? Stage::deciding
                                                                      : Stage::judging;
        showLoaded(*std::move(answer));
        bridge().announce(Topic::cases);
      });
}

void ReviewWorkspace::showLoaded(app::CaseView view) {
  m_case = std::move(view);
  m_candidate = 0;
  m_reference = 0;
  m_time.reset();
  m_middle->setCurrentWidget(m_stage);
  m_panel->show();
  m_panelLine->show();
  m_stage->photographs().clear();
  m_stage->showCase(*m_case, claimWords());
  m_stage->showJudging();
  m_stage->bar().setSupervisor(m_state == Stage::deciding);
  m_stage->photographs().setFocus();
  emit breadcrumbChanged();

  if (m_case->line.state == domain::CaseState::consentBlocked || !m_case->permission.allowed()) {
    if (m_state != Stage::done || m_case->line.state == domain::CaseState::consentBlocked) return showBlocked();
  }
  const auto nearest = [](const app::CaseCandidate& candidate) {
    const auto found = std::ranges::find(candidate.references, candidate.nearest, &app::CaseReference::id);
    return found == candidate.references.end() ? 0 : static_cast<int>(found - candidate.references.begin());
  };
  if (!m_case->candidates.empty()) step(0, nearest(m_case->candidates.front()));
  if (m_state == Stage::done) {
    m_stage->photographs().setMessage(tr("The photographs are shown only to the person who judges."));
    const QString why = whyNotWords(m_case->line.whyNot, m_case->line.heldBy);
    return m_stage->showClosed(why.isEmpty() ? stepWords(m_case->line.state) : why);
  }
  if (m_place && m_place->line.id == m_case->line.id) m_stage->bar().restore(m_place->draft);
  m_place.reset();
  showTraveller();
}

void ReviewWorkspace::showBlocked() {
  // A stop leaves the claim; there is nothing to hold it for.
  release();
  m_state = Stage::done;
  m_case->claim.reset();
  m_stage->showCase(*m_case, {});
  const QString why = m_case->permission.reason ? denialWords(*m_case->permission.reason) : QString();
  m_stage->photographs().setMessage(
      tr("Showing this case is not allowed%1.\nNothing of it is shown; the refusal is recorded.")
          .arg(why.isEmpty() ? QString() : QStringLiteral(": ") + why));
  m_panel->showCase(*m_case, -1, -1);
  m_stage->showClosed(tr("Case %1 is stopped.").arg(m_case->line.number));
}

void ReviewWorkspace::showTraveller() {
  const QRectF face = m_case->photo.face ? faceRect(*m_case->photo.face) : QRectF();
  const quint64 token = m_token;
  decodeAside(m_case->photograph, face).then(this, [this, token](base::Expected<Photograph> answer) {
    if (token != m_token || m_case->photograph.empty()) return;
    if (!answer) return m_message->showError(answer.error(), tr("Showing the traveller’s photograph"));
    m_stage->photographs().setTraveller(*std::move(answer));
    if (isVisible()) m_time.run();
  });
}

void ReviewWorkspace::hideFaces(const QString& why) {
  ++m_referenceToken;
  m_time.pause();
  m_case->photograph.clear();
  m_case->line.thumbnail.clear();
  for (app::CaseCandidate& candidate : m_case->candidates) {
    for (app::CaseReference& reference : candidate.references) {
      reference.photograph.clear();
      reference.thumbnail.clear();
    }
  }
  if (!m_case->candidates.empty()) m_stage->showCandidate(*m_case, m_candidate, m_reference);
  m_stage->photographs().clear();
  m_stage->photographs().setMessage(why);
}

void ReviewWorkspace::heedStops() {
  const bool stopped = bridge().siteIsStopped();
  if (stopped == m_stopped) return;
  m_stopped = stopped;
  if (m_case && m_stopped) {
    hideFaces(tr("Every use of faces is stopped."));
    // An answer to a judgement under way still arrives; everything else ends here.
    if (m_state != Stage::storing) {
      release();
      m_case->claim.reset();
      m_state = Stage::done;
      m_stage->showClosed(tr("Every use of faces is stopped. Open the case again once the stop is lifted."));
    }
  }
  reload();
}

void ReviewWorkspace::step(int candidate, int reference) {
  if (!m_case || candidate < 0 || candidate >= static_cast<int>(m_case->candidates.size())) return;
  const app::CaseCandidate& shown = m_case->candidates[static_cast<std::size_t>(candidate)];
  if (reference >= static_cast<int>(shown.references.size()) && !shown.references.empty()) return;
  if (reference < 0 && candidate == m_candidate) return;
  m_candidate = candidate;
  m_reference = std::max(reference, 0);
  m_stage->showCandidate(*m_case, m_candidate, m_reference);
  m_stage->bar().setCap(capFor(m_candidate));
  m_panel->showCase(*m_case, m_candidate, m_reference);
  decodeReference();
}

void ReviewWorkspace::decodeReference() {
  const app::CaseCandidate& candidate = m_case->candidates[static_cast<std::size_t>(m_candidate)];
  const quint64 token = ++m_referenceToken;
  if (candidate.references.empty()) return m_stage->photographs().setReference({});
  const app::CaseReference& reference = candidate.references[static_cast<std::size_t>(m_reference)];
  if (reference.photograph.empty()) return;
  decodeAside(reference.photograph, faceRect(reference.face))
      .then(this, [this, token](base::Expected<Photograph> answer) {
        if (token != m_referenceToken || !m_case) return;
        if (!answer) return m_message->showError(answer.error(), tr("Showing the reference photograph"));
        m_stage->photographs().setReference(*std::move(answer));
      });
}

int ReviewWorkspace::capFor(int candidate) const {
  return m_case->candidates[static_cast<std::size_t>(candidate)].conclusionCap;
}

void ReviewWorkspace::store(const JudgementDraft& draft) {
  const bool decides = m_state == Stage::deciding;
  if (!m_case || !draft.isComplete() || (!decides && m_state != Stage::judging)) return;
  const auto filled = [&](auto request) {
    request.id = m_case->line.id.text();
    request.candidateRank = m_case->candidates.empty() ? 1 : m_case->candidates[std::size_t(m_candidate)].rank;
    request.conclusion = *draft.conclusion;
    request.outcome = draft.outcome;
    request.reason = draft.reason;
    request.note = draft.note.toStdString();
    request.shownFor = m_time.elapsed();
    return request;
  };
  m_state = Stage::storing;
  m_stage->bar().setBusy(true);
  m_message->clear();
  const auto after = [this, decides, token = m_token](base::Expected<app::CaseView> answer) {
    if (token != m_token) return;
    if (!answer) m_state = decides ? Stage::deciding : Stage::judging;
    stored(std::move(answer));
  };
  if (decides)
    m_desk->ask(filled(app::SuperviseCase{})).then(this, after);
  else
    m_desk->ask(filled(app::DecideCase{})).then(this, after);
}

void ReviewWorkspace::stored(base::Expected<app::CaseView> answer) {
  m_stage->bar().setBusy(false);
  if (!answer) return m_message->showError(answer.error(), tr("Storing the judgement"));
  m_state = Stage::done;
  m_time.pause();
  keepPhotographs(*answer, *m_case);
  m_case = *std::move(answer);
  m_case->claim.reset();
  const bool has = !m_case->candidates.empty();
  m_candidate = has ? std::clamp(m_candidate, 0, static_cast<int>(m_case->candidates.size()) - 1) : 0;
  if (has) {
    const auto& references = m_case->candidates[static_cast<std::size_t>(m_candidate)].references;
    m_reference = references.empty() ? 0 : std::clamp(m_reference, 0, static_cast<int>(references.size()) - 1);
    m_stage->showCandidate(*m_case, m_candidate, m_reference);
  }
  m_panel->showCase(*m_case, has ? m_candidate : -1, m_reference);
  m_stage->showStored(storedWords(*m_case), m_pane->nextFor(m_openId) != nullptr);
  m_stage->photographs().setFocus();
  bridge().announce(Topic::cases);
  bridge().announce(Topic::log);
}

QString ReviewWorkspace::storedWords(const app::CaseView& view) const {
  if (view.judgements.empty()) return tr("Stored.");
  const domain::Judgement& own = view.judgements.back();
  const int value = own.conclusion.value();
  QString words =
      tr("Stored: %1 %2 · %3.").arg(conclusionText(value), conclusionWords(value), outcomeWords(own.outcome));
  switch (view.line.state) {
    case domain::CaseState::firstDone:
      return words + QStringLiteral("\n") + tr("It now waits for a second person.");
    case domain::CaseState::conflict:
      return words + QStringLiteral("\n") + tr("The first person judged otherwise; a supervisor decides.");
    case domain::CaseState::closed:
    case domain::CaseState::recapture:
      return words + QStringLiteral("\n") + tr("The case is closed: %1.").arg(outcomeWords(view.line.outcome));
    case domain::CaseState::fresh:
    case domain::CaseState::claimed:
    case domain::CaseState::secondClaimed:
    case domain::CaseState::agreed:
    case domain::CaseState::supervised:
    case domain::CaseState::consentBlocked:
      break;
  }
  return words;
}

bool ReviewWorkspace::isHeld() const {
  return m_case && m_case->claim && m_state == Stage::judging;
}

QString ReviewWorkspace::claimWords() const {
  if (!m_case || !m_case->claim) return {};
  return tr("yours until %1").arg(timeOfDay(m_case->claim->until).left(5));
}

void ReviewWorkspace::reclaim() {
  const app::CaseLine line = m_case->line;
  close();
  m_openId = line.id.text();
  m_state = Stage::opening;
  claim(line);
}

void ReviewWorkspace::keepClaim() {
  if (m_lapsed && m_case && !m_stopped) return reclaim();
  if (!isHeld()) return;
  m_desk->ask(app::ClaimCase{m_openId}).then(this, [this, token = m_token](base::Expected<app::CaseLine> answer) {
    if (token != m_token || !isHeld()) return;
    if (!answer) return m_message->showError(answer.error(), tr("Keeping the case"));
    m_case->claim->until = m_desk->now() + domain::kClaimLease;
    m_stage->showCase(*m_case, claimWords());
    m_message->clear();
  });
}

void ReviewWorkspace::giveBack() {
  release();
  close();
  m_pane->focusList();
}

void ReviewWorkspace::release() {
  if (!isHeld()) return;
  m_desk->ask(app::ReleaseCase{m_openId}).then(this, [this](base::Expected<app::CaseLine> answer) {
    // A claim that had ended already is no news: the case is free, which is what was wanted.
    if (!answer && answer.error().code() != base::Errc::conflict)
      m_message->showError(answer.error(), tr("Giving the case back"));
    bridge().announce(Topic::cases);
  });
}

void ReviewWorkspace::close() {
  ++m_token;
  ++m_referenceToken;
  m_state = Stage::none;
  m_lapsed = false;
  m_case.reset();
  m_openId.clear();
  m_time.reset();
  m_stage->clear();
  m_panel->clear();
  m_message->clear();
  m_panel->hide();
  m_panelLine->hide();
  m_middle->setCurrentIndex(0);
  m_pane->setCurrent({});
  emit breadcrumbChanged();
}

void ReviewWorkspace::next() {
  if (m_state == Stage::storing || m_state == Stage::opening) return;
  if (const app::CaseLine* line = m_pane->nextFor(m_openId)) open(app::CaseLine(*line));
}

}  // namespace consentry::ui
