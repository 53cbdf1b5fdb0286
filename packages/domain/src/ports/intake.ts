export interface IntakeRepository {}
