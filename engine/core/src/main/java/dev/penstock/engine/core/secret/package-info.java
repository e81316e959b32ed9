/**
 * Stores credentials in an encrypted file and resolves references to secrets. {@link
 * dev.penstock.engine.core.secret.EncryptedSecretStore} is the entry point. Messages never contain a value.
 */
package dev.penstock.engine.core.secret;
