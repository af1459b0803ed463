import type { OperationName } from '../wire/messages.ts';
import { addInteraction, createInteraction } from './add-interaction.ts';
import { getAppointmentTimes } from './appointments.ts';
import { cancelInteraction, dequeueInteraction, disconnectInteraction, removeInteraction } from './leave-queue.ts';
import { modifyInteraction, updateInteractionData } from './modify-interaction.ts';
import type { Operation } from './operation.ts';
import { getLicenseAvailability, getTenants, isPlatformAvailable } from './platform.ts';
import {
  getEwt,
  getOperationMode,
  getQueueCount,
  getQueueVariables,
  getSegments,
  getTreatment,
  setQueueVariable,
} from './queues.ts';
import { getInteraction, getInteractionData, queryInteraction } from './read-interaction.ts';

export const operations: Readonly<Record<OperationName, Operation>> = {
  IsPlatformAvailable: isPlatformAvailable,
  GetTenants: getTenants,
  GetLicenseAvailability: getLicenseAvailability,
  GetSegments: getSegments,
  GetEWT: getEwt,
  GetQueueCount: getQueueCount,
  GetQueueVariables: getQueueVariables,
  SetQueueVariable: setQueueVariable,
  GetOperationMode: getOperationMode,
  GetTreatment: getTreatment,
  GetAppointmentTimes: getAppointmentTimes,
  AddInteraction: addInteraction,
  CreateInteraction: createInteraction,
  GetInteraction: getInteraction,
  QueryInteraction: queryInteraction,
  ModifyInteraction: modifyInteraction,
  RemoveInteraction: removeInteraction,
  CancelInteraction: cancelInteraction,
  DequeueInteraction: dequeueInteraction,
  DisconnectInteraction: disconnectInteraction,
  GetInteractionData: getInteractionData,
  UpdateInteractionData: updateInteractionData,
};
