export { control } from './control/page/control.ts'
export type { Control, FailOptions } from './control/page/create-page-control.ts'
export { ControlFailed } from './control/page/send-command.ts'
export type {
  Command,
  CommandFailure,
  CommandName,
  Commands,
  ControlledRoute,
  OverrideState,
  ResetPart,
  UnhandledStrategy,
} from './control/protocol/command.ts'
export type { JsonPatch, JsonPatchOperation } from './control/protocol/json-patch.ts'
export type { LogEntry, LoggedMessage } from './control/protocol/log-entry.ts'
export type { Fault, FixedAnswer, Override, OverrideOptions } from './control/protocol/override.ts'
export type { Delay } from './core/endpoint/delay.ts'
