/** What a database holds, kept for completion and shown beside the editor. */
package dev.penstock.app.ui.query.catalog;
