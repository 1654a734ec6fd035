/** What all HTTP APIs share: languages and the OpenAPI document. */
@NullMarked
package ru.neuromagic.service.api;

import org.jspecify.annotations.NullMarked;
