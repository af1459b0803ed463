import fc from 'fast-check';
import { pollution } from '@trunkline/conformance/contract';
import { createPtkCallbackClient, profileFromWsdl } from '@trunkline/ptk-callback';
import { spoilt } from '../answers/spoil.ts';
import { hold, target, type Draw, type Target } from '../target.ts';

const sample = `<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t"><w:types>
  <x:schema targetNamespace="urn:t" elementFormDefault="qualified"><x:include schemaLocation="elsewhere.xsd"/>
  <x:element name="AddInteraction"><x:complexType><x:sequence><x:element name="Segment" type="x:string"/>
  <x:element name="Contact" type="x:string"/><x:element name="Options" type="t:Options"/></x:sequence></x:complexType></x:element>
  <x:complexType name="Options"><x:sequence><x:element name="ClientId" type="x:string"/><x:element name="More" type="t:Options"/>
  </x:sequence></x:complexType></x:schema></w:types>
  <w:message name="In"><w:part name="parameters" element="t:AddInteraction"/></w:message>
  <w:portType name="P"><w:operation name="AddInteraction"><w:input message="t:In"/></w:operation></w:portType>
  <w:binding name="B" type="t:P"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
  <w:operation name="AddInteraction"><soap:operation soapAction="urn:add"/></w:operation></w:binding>
  <w:service name="S"><w:port name="p" binding="t:B"><soap:address location="http://ptk.test/PTK.asmx"/></w:port></w:service>
</w:definitions>`;

/** A WSDL that was spoilt gives a profile that a client can be made with, or says why not. */
export const wsdl: Target = target('ptk-callback: WSDL', fc.gen(), async (draw: Draw) => {
  const text = new TextDecoder().decode(spoilt(draw, sample));
  const reading = await profileFromWsdl(text, {
    imports: { 'elsewhere.xsd': new TextDecoder().decode(spoilt(draw, sample)) },
  });
  if (!reading.ok)
    return hold([...(reading.issues.length > 0 ? [] : ['refused without a word']), ...pollution()], text);
  const sender = (): Promise<never> => Promise.reject(new Error('not today'));
  const ptk = createPtkCallbackClient({
    profile: reading.profile,
    baseUrl: 'https://ptk.test/',
    retry: { limit: 0 },
    sender,
  });
  const { error } = await ptk.interactions.add({ tenant: 'Main', segment: '7001', contact: '5551234567' });
  await ptk.close({ drainMs: 0 });
  const fine = error?.kind === 'input' || (error?.kind === 'unexpected' && error.participant === 'sender');
  hold([...(fine ? [] : [`the client answers ${error?.kind}: ${error?.message}`]), ...pollution()], text);
});
