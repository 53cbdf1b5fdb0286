export interface SettingsRepository {}
