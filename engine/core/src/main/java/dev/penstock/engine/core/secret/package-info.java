/**
 * Keeps credentials in an encrypted file and tells what references stand for.
 * {@link dev.penstock.engine.core.secret.EncryptedSecretStore} is the way in. No value ever stands in a message.
 */
package dev.penstock.engine.core.secret;
