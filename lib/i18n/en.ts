/** One line a namespace; a page is sent only those it asks for. */
export { default as accounts } from './messages/en/accounts.json';
export { default as auth } from './messages/en/auth.json';
export { default as cases } from './messages/en/cases.json';
export { default as common } from './messages/en/common.json';
export { default as desk } from './messages/en/desk.json';
export { default as fault } from './messages/en/fault.json';
export { default as hall } from './messages/en/hall.json';
export { default as import } from './messages/en/import.json';
export { default as meeting } from './messages/en/meeting.json';
export { default as pace } from './messages/en/pace.json';
export { default as pack } from './messages/en/pack.json';
export { default as phone } from './messages/en/phone.json';
export { default as recap } from './messages/en/recap.json';
export { default as recount } from './messages/en/recount.json';
export { default as refusal } from './messages/en/refusal.json';
export { default as registry } from './messages/en/registry.json';
export { default as timeline } from './messages/en/timeline.json';
