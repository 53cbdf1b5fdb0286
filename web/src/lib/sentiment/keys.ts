export const correctionsKey = (workspaceId: string) => ['sentiment-corrections', workspaceId] as const
export const accuracyKey = (workspaceId: string) => ['sentiment-accuracy', workspaceId] as const
export const marksKey = (workspaceId: string) => ['sentiment-marks', workspaceId] as const
export const adjustmentKey = (workspaceId: string) => ['sentiment-adjustment', workspaceId] as const
export const scorerKey = (workspaceId: string) => ['sentiment-scorer', workspaceId] as const
export const sentimentRulesKey = (workspaceId: string) => ['sentiment-rules', workspaceId] as const
