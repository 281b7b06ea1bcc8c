/** One line a namespace; a page is sent only those it asks for. */
export { default as accounts } from './messages/id/accounts.json';
export { default as auth } from './messages/id/auth.json';
export { default as cases } from './messages/id/cases.json';
export { default as common } from './messages/id/common.json';
export { default as desk } from './messages/id/desk.json';
export { default as fault } from './messages/id/fault.json';
export { default as hall } from './messages/id/hall.json';
export { default as import } from './messages/id/import.json';
export { default as meeting } from './messages/id/meeting.json';
export { default as pace } from './messages/id/pace.json';
export { default as pack } from './messages/id/pack.json';
export { default as phone } from './messages/id/phone.json';
export { default as recap } from './messages/id/recap.json';
export { default as recount } from './messages/id/recount.json';
export { default as refusal } from './messages/id/refusal.json';
export { default as registry } from './messages/id/registry.json';
export { default as timeline } from './messages/id/timeline.json';
