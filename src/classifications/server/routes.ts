import { type Binding, on, onUpload } from '../../platform/call/binding.ts';
import * as contract from '../contract.ts';
import { change, record, reviseList } from './lists.ts';
import { listSchemes, membersOn } from './queries.ts';
import { readFile, receiveFile } from './read-file.ts';
import { save } from './save.ts';

export const classificationRoutes: Binding[] = [
  on(contract.listClassifications)(listSchemes),
  on(contract.getMembers)(membersOn),
  on(contract.saveClassification, 'classification.save')(save),
  onUpload(contract.readMembersFile)(receiveFile, readFile),
  on(contract.recordList, 'classification.list')(record),
  on(contract.changeMembers, 'classification.change')(change),
  on(contract.changeList, 'classification.change-list')(reviseList),
];
