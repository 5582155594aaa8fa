# SPDX-License-Identifier: GPL-3.0-or-later
set(CONSENTRY_UI_ADMINISTRATOR_SOURCES
  administrator/care/backup_card.cpp administrator/care/backup_card.hpp
  administrator/care/care_workspace.cpp administrator/care/care_workspace.hpp
  administrator/care/finding_words.cpp administrator/care/finding_words.hpp
  administrator/models/cohort_part.cpp administrator/models/cohort_part.hpp
  administrator/models/cohort_table.cpp administrator/models/cohort_table.hpp
  administrator/models/composition.cpp administrator/models/composition.hpp
  administrator/models/consent_note.cpp administrator/models/consent_note.hpp
  administrator/models/details.cpp administrator/models/details.hpp
  administrator/models/engine_panel.cpp administrator/models/engine_panel.hpp
  administrator/models/model_table.cpp administrator/models/model_table.hpp
  administrator/models/model_words.cpp administrator/models/model_words.hpp
  administrator/models/models_desk.hpp
  administrator/models/models_workspace.cpp administrator/models/models_workspace.hpp
  administrator/models/profile_table.cpp administrator/models/profile_table.hpp
  administrator/models/profile_words.cpp administrator/models/profile_words.hpp)
