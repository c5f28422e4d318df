import { ControlFailed } from '../../control/page/send-command.ts'

/** The error of a test that has nothing to control. */
export const cannotControl = (reason: string, hint: string): ControlFailed =>
  new ControlFailed({ code: 'ControlIsOff', message: `The endpoints cannot be controlled: ${reason}.`, hint })
